import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@groundswell/support";
import { median, round, type Figure } from "./figure.ts";
import { loadReaders, quantile } from "./load-readers.ts";
import { listScaleCases, type ScaleCase } from "./scale-cases.ts";
import type { OneReader, ScaleServer } from "./serve-scale.ts";

const READERS = 50;
const SECONDS = 4;
const ROUNDS = 3;

/**
 * Comparisons and leaderboards on a catalogue of 100,000 projects: one reader beside the bare query and `select 1`, and
 * many readers beside one. Every address is one that was never asked before.
 * @param serverUrl a PostgreSQL server
 */
export async function benchScale(serverUrl: string): Promise<Figure[]> {
  const database = await createTestDatabase(serverUrl);
  const script = fileURLToPath(new URL("serve-scale.ts", import.meta.url));
  const server = fork(script, [database.url], { execArgv: ["--disable-warning=ExperimentalWarning"] });
  try {
    const [told] = (await once(server, "message")) as [ScaleServer];
    const cases = listScaleCases(told.catalogue);
    const figures = cases.flatMap((one, i) => compareWithBare(one, told.reads[i], told));
    for (const one of cases) {
      if (one.forget === null) figures.push(await compareReaders(`http://127.0.0.1:${told.port}`, one));
    }
    return figures;
  } finally {
    server.send("stop");
    await once(server, "exit");
    await database.drop();
  }
}

function compareWithBare(one: ScaleCase, read: OneReader | undefined, { catalogue }: ScaleServer): Figure[] {
  if (read === undefined) return [];
  const { medianMs, bareMs, selectOneMs } = read;
  const { projects, withHistory, from, to } = catalogue;
  return [
    {
      name: `${one.name}, one reader, ${one.forget === null ? "never asked before" : "nothing remembered"} (PostgreSQL)`,
      value: medianMs / bareMs,
      unit: "× the bare query, median",
      aim: "≤ 4",
      detail: {
        ...{ medianMs: round(medianMs), bareMs: round(bareMs), selectOneMs: round(selectOneMs) },
        ...{ overSelectOne: round(medianMs / selectOneMs), projects, histories: withHistory.length, from, to },
      },
    },
  ];
}

let asked = 0;

async function compareReaders(origin: string, one: ScaleCase): Promise<Figure> {
  const nextUrl = () => `${origin}${one.pathOf((asked += 1))}`;
  const p99s: { alone: number; among: number }[] = [];
  const counts = { alone: 0, among: 0 };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const alone = await loadReaders(1, SECONDS, nextUrl);
    const among = await loadReaders(READERS, SECONDS, nextUrl);
    p99s.push({ alone: quantile(alone, 0.99), among: quantile(among, 0.99) });
    counts.alone += alone.length;
    counts.among += among.length;
  }
  const p99 = (which: "alone" | "among") => median(p99s.map((turn) => turn[which]));
  return {
    name: `${one.name}, ${READERS} readers, never asked before (PostgreSQL)`,
    value: p99("among") / p99("alone"),
    unit: "× one reader's p99",
    aim: "≤ 10",
    detail: {
      ...{ p99Ms: round(p99("among")), oneReaderP99Ms: round(p99("alone")) },
      requestsPerSecond: round(counts.among / (0.9 * SECONDS * ROUNDS)),
      oneReaderRequestsPerSecond: round(counts.alone / (0.9 * SECONDS * ROUNDS)),
    },
  };
}
