import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareWithBare, type Ports } from "./bench-http.ts";
import type { Figure } from "./figure.ts";

const CHART = "/charts/aaif-goose/goose/stars";
const PATHS = { [`${CHART}.svg`]: "SVG", [`${CHART}.png?width=1200&height=630`]: "PNG 1200 × 630" };

/** Requests a second of charts that were drawn before, beside a bare Hono handler with the same bytes. */
export async function compareCachedCharts(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-bench-"));
  const script = fileURLToPath(new URL("serve-catalogue.ts", import.meta.url));
  const server = fork(script, ["embedded", dataDir, ...Object.keys(PATHS)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const ended = once(server, "exit").then(([code]) => {
    throw new Error(`the serving process ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  try {
    const [ports] = (await Promise.race([once(server, "message"), ended])) as [Ports];
    const figures: Figure[] = [];
    for (const [path, what] of Object.entries(PATHS)) {
      figures.push(await compareWithBare(ports, path, "warm", `cached chart, ${what}`));
    }
    return figures;
  } finally {
    if (server.connected) server.send("stop");
    await ended.catch(() => undefined);
    await rm(dataDir, { recursive: true, force: true });
  }
}
