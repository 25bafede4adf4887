import { parentPort } from "node:worker_threads";
import { identifyLicence } from "../licence/identify.ts";

// The program of a thread of its own: see read-apart.ts.
parentPort?.on("message", (text) => {
  parentPort?.postMessage(identifyLicence(String(text)));
});
