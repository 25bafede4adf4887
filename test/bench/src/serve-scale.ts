import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bumpDataVersion, connect } from "@groundswell/db";
import { getRequestListener } from "@hono/node-server";
import { openCatalogue } from "./catalogue.ts";
import { createBenchApi } from "./create-bench-api.ts";
import { median } from "./figure.ts";
import { fillCatalogue, type FilledCatalogue } from "./histories/fill-catalogue.ts";
import { listSizes, type TableSize } from "./histories/storage.ts";
import { listScaleCases, type DeepCursors, type ScaleCase } from "./scale-cases.ts";

/*
 * A process of its own: the API on a filled catalogue. It times one reader itself, beside the bare query and beside
 * `select 1` on the same connections; many readers come from another process, by HTTP.
 */

export interface OneReader {
  medianMs: number;
  bareMs: number;
  selectOneMs: number;
}

export interface ScaleServer {
  port: number;
  catalogue: FilledCatalogue;
  cursors: DeepCursors;
  sizes: TableSize[];
  /** In the order of the cases. */
  reads: OneReader[];
}

/** What it is told to do. */
export type ScaleWord = "change" | "stop";

const ROUNDS = 50;
/** V8 has optimised what runs by then: the first case must not pay for all. */
const WARM_UP_ROUNDS = 50;
/** Pages of 100 that are turned to come far down a list. */
const PAGES = 30;

const [url = "", projects = "1000", years = "3", whole = "1000"] = process.argv.slice(2);
const shape = { projects: Number(projects), years: Number(years), whole: Math.min(Number(whole), Number(projects)) };
const isNew = process.argv[6] !== "filled";
if (isNew) await (await openCatalogue({ url, dataDir: "" })).close();
const store = await connect({ url, dataDir: "" });
const { db } = store;
const catalogue = await fillCatalogue(db, shape, (line) => process.stderr.write(`  ${line}\n`));
const api = createBenchApi(db);

/** Far from the turns of those who come by HTTP. */
let asked = 1_000_000;

async function read(path: string): Promise<string> {
  const response = await api.fetch(new Request(`http://localhost${path}`));
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.text();
}

/** Where the last pages of a list begin. */
async function findCursors(sort: string): Promise<string[]> {
  const cursors: string[] = [];
  for (let cursor = "", page = 0; page < PAGES; page += 1) {
    const answer = await read(`/api/v1/projects?sort=${sort}&limit=100${cursor === "" ? "" : `&cursor=${cursor}`}`);
    const { nextCursor } = JSON.parse(answer) as { nextCursor: string | null };
    if (nextCursor === null) break;
    cursor = nextCursor;
    cursors.push(cursor);
  }
  return cursors.slice(-5);
}

/** In turns, so that whatever else the machine does falls on all three alike. */
async function timeOneReader(one: ScaleCase): Promise<OneReader> {
  const times = { read: [] as number[], bare: [] as number[], selectOne: [] as number[] };
  for (let round = 0; round < ROUNDS + WARM_UP_ROUNDS; round += 1) {
    if (one.forget !== null) await db.execute(one.forget);
    asked += 1;
    // Neither of them waits for the disk: it would be the first.
    await db.execute(one.bareOf(asked));
    const taken = {
      selectOne: await time(() => db.execute("select 1")),
      bare: await time(() => db.execute(one.bareOf(asked))),
      read: await time(() => read(one.pathOf(asked))),
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

/** As a collector stores what it has found of a project, and of nothing else. */
async function change(): Promise<void> {
  await db.execute(`update standings set stars = stars where project_id = ${catalogue.past[0]?.id ?? 0}`);
  await bumpDataVersion(db);
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

const cursors = { stars: await findCursors("stars"), momentum: await findCursors("momentum") };
const reads: OneReader[] = [];
for (const one of listScaleCases(catalogue, cursors)) reads.push(await timeOneReader(one));
const sizes = await listSizes(db);

const server = createServer((request, response) => void getRequestListener(api.fetch)(request, response));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port, catalogue, cursors, sizes, reads } satisfies ScaleServer);
});
process.on("message", (word: ScaleWord) => {
  void (word === "change" ? change() : store.close().then(() => process.exit()));
});
