import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "@groundswell/db";
import { getRequestListener } from "@hono/node-server";
import { fillLargeCatalogue, type LargeCatalogue } from "./large-catalogue.ts";
import { median } from "./figure.ts";
import { openCatalogue } from "./catalogue.ts";
import { createBenchApi } from "./create-bench-api.ts";
import { listScaleCases, type ScaleCase } from "./scale-cases.ts";

/*
 * A process of its own: the API on a large catalogue. It times one reader itself, beside the bare query and beside
 * `select 1` on the same connections; many readers come from another process, by HTTP.
 */

export interface OneReader {
  medianMs: number;
  bareMs: number;
  selectOneMs: number;
}

export interface ScaleServer {
  port: number;
  catalogue: LargeCatalogue;
  /** In the order of the cases. */
  reads: OneReader[];
}

const PROJECTS = 100_000;
const HISTORIES = 10;
const ROUNDS = 60;
const WARM_UP_ROUNDS = 10;

const [url = ""] = process.argv.slice(2);
const filled = await openCatalogue({ url, dataDir: "" });
const catalogue = await fillLargeCatalogue(filled.db, { projects: PROJECTS, histories: HISTORIES });
await filled.close();

const store = await connect({ url, dataDir: "" });
const { db } = store;
const api = createBenchApi(db);

/** Far from the turns of those who come by HTTP. */
let asked = 1_000_000;

async function read(path: string): Promise<void> {
  const response = await api.fetch(new Request(`http://localhost${path}`));
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** In turns, so that whatever else the machine does falls on all three alike. */
async function timeOneReader(one: ScaleCase): Promise<OneReader> {
  const times = { read: [] as number[], bare: [] as number[], selectOne: [] as number[] };
  for (let round = 0; round < ROUNDS + WARM_UP_ROUNDS; round += 1) {
    if (one.forget !== null) await db.execute(one.forget);
    const taken = {
      selectOne: await time(() => db.execute("select 1")),
      bare: await time(() => db.execute(one.bare)),
      read: await time(() => read(one.pathOf((asked += 1)))),
    };
    if (round < WARM_UP_ROUNDS) continue;
    for (const name of ["read", "bare", "selectOne"] as const) times[name].push(taken[name]);
  }
  return {
    medianMs: median(times.read),
    bareMs: median(times.bare),
    selectOneMs: median(times.selectOne),
  };
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

const reads: OneReader[] = [];
for (const one of listScaleCases(catalogue)) reads.push(await timeOneReader(one));

const server = createServer((request, response) => void getRequestListener(api.fetch)(request, response));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port, catalogue, reads } satisfies ScaleServer);
});
process.once("message", () => {
  void store.close().then(() => process.exit());
});
