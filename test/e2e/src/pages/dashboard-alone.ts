import { join } from "node:path";
import { freePort, REPOSITORY_ROOT, startProcess, type RunningProcess } from "@groundswell/support";
import { openDetour, type Detour } from "./detour.ts";

/** The dashboard as a process of its own, with an API that can be cut off from it. */
export interface DashboardAlone {
  base: string;
  api: Detour;
  process: RunningProcess;
  close(): Promise<void>;
}

/** Starts the built dashboard beside a Groundswell that runs; `target` is that one's address. */
export async function startDashboardAlone(target: string): Promise<DashboardAlone> {
  const [api, port] = await Promise.all([openDetour(target), freePort()]);
  const main = join(REPOSITORY_ROOT, "apps", "dashboard", "build", "index.js");
  const env = { HOST: "127.0.0.1", PORT: String(port), API_URL: api.url, PUBLIC_URL: "", NODE_OPTIONS: undefined };
  const running = startProcess(process.execPath, [main], { env });
  await running.waitForLine(/listening/i);
  return {
    base: `http://localhost:${port}`,
    api,
    process: running,
    async close() {
      running.kill("SIGKILL"); // nothing of it is to be kept
      await Promise.all([running.exited, api.close()]);
    },
  };
}
