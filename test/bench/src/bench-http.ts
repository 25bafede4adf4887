import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { median, round, type Figure } from "./figure.ts";

const ROUNDS = 3;
const SECONDS = 3;
const CONNECTIONS = 32;

/** Where the API and the bare handler listen, and which paths both answer. */
export interface Ports {
  api: number;
  bare: number;
  paths: string[];
}

interface Load {
  perSecond: number;
  p99Ms: number;
}

/**
 * Requests a second of `/projects` and `/series` beside a bare Hono handler with the same bytes, in turns within one
 * run. Warm: the same address again and again. Cold: an address never asked before, so that every answer is computed.
 * @param url a PostgreSQL server; null for the embedded database
 */
export async function benchHttp(url: string | null): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-bench-"));
  const script = fileURLToPath(new URL("serve-catalogue.ts", import.meta.url));
  const server = fork(script, [url ?? "embedded", dataDir], { execArgv: ["--disable-warning=ExperimentalWarning"] });
  try {
    const [ports] = (await once(server, "message")) as [Ports];
    const figures: Figure[] = [];
    for (const path of ports.paths) {
      for (const mode of ["warm", "cold"] as const) {
        const what = path.includes("series") ? "/series" : "/projects";
        const name = `http ${what} ${mode} (${url === null ? "embedded" : "PostgreSQL"})`;
        figures.push(await compareWithBare(ports, path, mode, name));
      }
    }
    return figures;
  } finally {
    server.send("stop");
    await once(server, "exit");
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Requests a second of one path, beside those of the bare handler, in turns. */
export async function compareWithBare(
  ports: Ports,
  path: string,
  mode: "warm" | "cold",
  name: string,
): Promise<Figure> {
  const api: Load[] = [];
  const bare: Load[] = [];
  await load(`http://127.0.0.1:${ports.api}${path}`, mode, 1);
  await load(`http://127.0.0.1:${ports.bare}${path}`, mode, 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await load(`http://127.0.0.1:${ports.bare}${path}`, mode, SECONDS));
    api.push(await load(`http://127.0.0.1:${ports.api}${path}`, mode, SECONDS));
  }
  const rate = (loads: Load[]) => median(loads.map((l) => l.perSecond));
  const p99 = (loads: Load[]) => median(loads.map((l) => l.p99Ms));
  return {
    name,
    value: median(api.map((l, i) => l.perSecond / (bare[i]?.perSecond ?? NaN))),
    unit: "× a bare Hono handler",
    aim: mode === "warm" ? "≥ 0.5" : "≥ 0.1",
    detail: {
      requestsPerSecond: round(rate(api)),
      bareRequestsPerSecond: round(rate(bare)),
      p99Ms: round(p99(api)),
      p99Ratio: round(p99(api) / p99(bare)),
      connections: CONNECTIONS,
    },
  };
}

let asked = 0;

function load(url: string, mode: "warm" | "cold", duration: number): Promise<Load> {
  return new Promise((resolve, reject) => {
    const requests =
      mode === "warm"
        ? [{}]
        : [
            {
              setupRequest: (request: autocannon.Request) => ({
                ...request,
                path: `${new URL(url).pathname}?n=${(asked += 1)}`,
              }),
            },
          ];
    const instance = autocannon(
      { url, duration, connections: CONNECTIONS, requests },
      (error: Error | null, result) => {
        if (error !== null) reject(error);
        else if (result.non2xx > 0 || result.errors > 0)
          reject(new Error(`${url}: ${result.non2xx + result.errors} failures`));
        else resolve({ perSecond: result.requests.average, p99Ms: result.latency.p99 });
      },
    );
    instance.on("error", reject);
  });
}
