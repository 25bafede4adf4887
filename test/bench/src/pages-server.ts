import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { builtDashboard, createTestDatabase } from "@groundswell/support";
import type { PagesPorts, PagesRequest } from "./serve-pages.ts";

const SCRIPT = fileURLToPath(new URL("serve-pages.ts", import.meta.url));

/** The dashboard and the bare pages, in a process of their own. */
export interface PagesServer {
  pages: string;
  bare: string;
  /** Processor time it has used so far, in ms. */
  usage: () => Promise<number>;
  /** Whether each question to the API is a new one, which no cache answers. */
  setCold: (cold: boolean) => void;
  stop: () => Promise<void>;
}

/**
 * Serves the pages of a catalogue.
 * @param projects how many are generated; `real`: the bundled archive
 */
export async function startPagesServer(
  serverUrl: string,
  projects: number | "real",
  bareFile: string,
): Promise<PagesServer> {
  const dashboard = builtDashboard();
  const database = await createTestDatabase(serverUrl);
  const child = fork(SCRIPT, [database.url, String(projects), dashboard, bareFile], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const send = (message: PagesRequest) => child.send(message);
  const [ports] = (await once(child, "message")) as [PagesPorts];
  return {
    pages: `http://127.0.0.1:${ports.pages}`,
    bare: `http://127.0.0.1:${ports.bare}`,
    usage: async () => {
      send("usage");
      const [ms] = (await once(child, "message")) as [number];
      return ms;
    },
    setCold: (cold) => send({ cold }),
    stop: async () => {
      send("stop");
      await once(child, "exit");
      await database.drop();
    },
  };
}
