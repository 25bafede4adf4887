import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createTestDatabase, type TestDatabase } from "@groundswell/support";
import { round, summarise, type Figure } from "./figure.ts";
import { countDays } from "./histories/history-shape.ts";
import type { ReadersWord } from "./read-scale.ts";
import { listScaleCases, type ScaleCase } from "./scale-cases.ts";
import type { OneReader, ScaleServer, ScaleWord } from "./serve-scale.ts";

/** Projects of each catalogue; `npm run bench -- scale=1000,100000` names others. */
export const SCALE_SIZES = [1_000, 10_000];
/** Of each, so many have their whole past. */
const MOST_WHOLE = 10_000;
const YEARS = 3;
/** For who measures again and again: `scale_` stands for databases `scale_1000` …, which `npm run generate` has filled. */
const KEPT = process.env["BENCH_DATABASES"];

/**
 * Series, comparisons and leaderboards on catalogues of several sizes with three years of days each: one reader beside
 * the bare query, many readers beside one on the largest, and what each size more costs. Every address is one that was
 * never asked before.
 * @param serverUrl a PostgreSQL server
 * @param sizes how many projects, fewest first
 */
export async function benchScale(serverUrl: string, sizes: readonly number[] = SCALE_SIZES): Promise<Figure[]> {
  const figures: Figure[] = [];
  const reads = new Map<string, { projects: number; read: OneReader }[]>();
  for (const projects of sizes) {
    const told = await withCatalogue(serverUrl, projects, async (server, tell) => {
      const cases = listScaleCases(server.catalogue, server.cursors);
      for (const [i, one] of cases.entries()) {
        const read = server.reads[i];
        if (read === undefined) continue;
        figures.push(compareWithBare(one, read, server));
        reads.set(nameOf(one), [...(reads.get(nameOf(one)) ?? []), { projects, read }]);
      }
      if (projects === sizes.at(-1)) figures.push(...(await measureCrowds(server, tell)));
    });
    figures.push(...listStorage(told));
  }
  figures.push(...[...reads].flatMap(([name, sizes]) => compareSizes(name, sizes)));
  process.stderr.write(`${summarise(figures)}\n`);
  return figures;
}

/** Many readers beside one, from a process of their own. */
async function measureCrowds(server: ScaleServer, tellServer: (word: ScaleWord) => void): Promise<Figure[]> {
  const readers = forkOurs("read-scale.ts");
  const measured = new Promise<Figure[]>((resolve, reject) => {
    readers.on("message", (told: ReadersWord) => {
      if ("word" in told) tellServer(told.word);
      else resolve(told.figures);
    });
    readers.once("exit", () => reject(new Error("the readers ended before they had measured")));
  });
  readers.send(server);
  return measured;
}

function forkOurs(file: string, args: readonly string[] = []): ChildProcess {
  const script = fileURLToPath(new URL(file, import.meta.url));
  return fork(script, args, { execArgv: ["--disable-warning=ExperimentalWarning"] });
}

async function withCatalogue(
  serverUrl: string,
  projects: number,
  measure: (server: ScaleServer, tell: (word: ScaleWord) => void) => Promise<void>,
): Promise<ScaleServer> {
  const database = await openDatabase(serverUrl, projects);
  const args = [
    database.url,
    String(projects),
    String(YEARS),
    String(MOST_WHOLE),
    KEPT === undefined ? "new" : "filled",
  ];
  const server = forkOurs("serve-scale.ts", args);
  try {
    const ended = once(server, "exit").then(() => {
      throw new Error("the server of the catalogue ended");
    });
    const [told] = (await Promise.race([once(server, "message"), ended])) as [ScaleServer];
    await measure(told, (word) => server.send(word));
    return told;
  } finally {
    if (server.connected) {
      server.send("stop" satisfies ScaleWord);
      await once(server, "exit");
    }
    await database.drop();
  }
}

/** A new one, or one that was filled before. */
async function openDatabase(serverUrl: string, projects: number): Promise<TestDatabase> {
  if (KEPT === undefined) return createTestDatabase(serverUrl);
  const url = new URL(serverUrl);
  url.pathname = `/${KEPT}${projects}`;
  return { url: url.href, drop: () => Promise.resolve() };
}

function nameOf({ name, forget }: ScaleCase): string {
  return `${name}, one reader, ${forget === null ? "never asked before" : "nothing remembered"}`;
}

function compareWithBare(one: ScaleCase, read: OneReader, { catalogue }: ScaleServer): Figure {
  const { medianMs, bareMs, selectOneMs } = read;
  const { projects, whole, from, to } = catalogue;
  return {
    name: `${nameOf(one)}, ${projects} projects (PostgreSQL)`,
    value: medianMs / bareMs,
    unit: "× the bare query, median",
    aim: "≤ 4",
    detail: {
      ...{ medianMs: round(medianMs), bareMs: round(bareMs), selectOneMs: round(selectOneMs) },
      ...{ overSelectOne: round(medianMs / selectOneMs), projects, whole, from, to },
    },
  };
}

/** What the largest catalogue costs beside the smallest; flat is 1. */
function compareSizes(name: string, reads: readonly { projects: number; read: OneReader }[]): Figure[] {
  const [least, most] = [reads[0], reads.at(-1)];
  if (least === undefined || most === undefined || least === most) return [];
  const times = Object.fromEntries(reads.map(({ projects, read }) => [`ms of ${projects}`, round(read.medianMs)]));
  return [
    {
      name: `${name}: growth from ${least.projects} to ${most.projects} projects (PostgreSQL)`,
      value: most.read.medianMs / least.read.medianMs,
      unit: "× the median",
      aim: "≤ 1.5 (flat is 1)",
      detail: { ...times, bareGrowth: round(most.read.bareMs / least.read.bareMs) },
    },
  ];
}

/** Bytes of each large table, with its indexes, by the project-year: of those that have such rows. */
function listStorage({ catalogue, sizes }: ScaleServer): Figure[] {
  const { projects, whole } = catalogue;
  const years = countDays(catalogue) / 365.25;
  const figure = (what: string, kib: number, detail: Figure["detail"]): Figure => ({
    name: `storage of ${what} a project-year, ${projects} projects (PostgreSQL)`,
    ...{ value: kib, unit: "KiB", aim: null, detail },
  });
  const figures = sizes.flatMap(({ table, rows, bytes, bytesARow, indexShare }) => {
    if (!["daily_totals", "daily_trends", "observations", "receipts"].includes(table)) return [];
    const kib = bytes / years / (table === "daily_totals" ? projects : whole) / 1_024;
    return [figure(table, kib, { rows, bytes, bytesARow: round(bytesARow), indexShare: round(indexShare) })];
  });
  const all = figures.reduce((sum, { value }) => sum + value, 0);
  return [...figures, figure("all four together", all, { projects, whole })];
}
