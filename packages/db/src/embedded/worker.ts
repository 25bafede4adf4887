import { chmodSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import type { WasmModules } from "./wasm-modules.ts";

export type WorkerTask = { task: "create"; cluster: string } | { task: "serve"; cluster: string; socketPath: string };
export type WorkerData = WorkerTask & { modules: WasmModules };
export type WorkerMessage = { kind: "ready" } | { kind: "failed"; detail: string };

/** There is one session: a second connection's unnamed statements would take the place of the first's. */
const MAX_CONNECTIONS = 1;

/**
 * Of its own 128 MB PostgreSQL would touch every page in time, and give none back. What is not among these the operating
 * system has in its cache.
 */
const SHARED_BUFFERS = "shared_buffers=32MB";

/** Words with which PostgreSQL announces why it gives up. */
const LAST_WORDS = /\b(?:PANIC|FATAL|ERROR):\s*(.+)/;

/** The worker's side of the embedded database: one cluster, opened once, closed when told to. */
async function main({ modules, ...task }: WorkerData): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("the embedded database runs in a worker thread only");
  const send = (message: WorkerMessage) => port.postMessage(message);
  let lastWords = "";
  const onStderr = (line: string) => {
    lastWords = LAST_WORDS.exec(line)?.[1] ?? lastWords;
    return true;
  };
  try {
    const database = await PGlite.create(task.cluster, {
      ...modules,
      onStderr,
      extensions: { pg_trgm },
      startParams: [...PGlite.defaultStartParams, "-c", SHARED_BUFFERS],
    });
    const server =
      task.task === "serve"
        ? new PGLiteSocketServer({ db: database, path: task.socketPath, maxConnections: MAX_CONNECTIONS })
        : null;
    await server?.start();
    // Whoever may write the folder may talk to the database; nobody else.
    if (task.task === "serve" && process.platform !== "win32") chmodSync(task.socketPath, 0o600);
    port.once("message", () => {
      void (async () => {
        await server?.stop();
        await database.close();
        // In a worker this ends the thread, whatever handles PGlite still holds.
        process.exit();
      })();
    });
    send({ kind: "ready" });
  } catch (error) {
    // PGlite's own message says only that it did not start.
    send({ kind: "failed", detail: lastWords || (error instanceof Error ? error.message : String(error)) });
    process.exit();
  }
}

await main(workerData as WorkerData);
