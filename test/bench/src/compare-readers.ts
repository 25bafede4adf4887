import { median, round, type Figure } from "./figure.ts";
import { loadReaders, quantile, type Latencies } from "./load-readers.ts";
import type { ScaleCase } from "./scale-cases.ts";
import type { ScaleServer } from "./serve-scale.ts";

const READERS = 50;
const SECONDS = 4;
const ROUNDS = 2;
/** A collector under way stores about as often. */
const CHANGE_MS = 1_000;

let asked = 0;

/**
 * One reader beside many who each ask again as soon as they are answered: for what nobody asked before, and all of them
 * for the same while the data change every second, so that a hundredth of the answers at least is made anew.
 * @param change has the server write something, of which every answer is stale
 */
export async function compareReaders(asking: {
  server: ScaleServer;
  one: ScaleCase;
  change: () => void;
}): Promise<Figure[]> {
  const { server, one, change } = asking;
  const { projects } = server.catalogue;
  const urlOf = (turn: number) => `http://127.0.0.1:${server.port}${one.pathOf(turn)}`;
  const nextUrl = () => urlOf((asked += 1));
  const runs = { alone: [] as Latencies[], among: [] as Latencies[], equal: [] as Latencies[] };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    runs.alone.push(await loadReaders(1, SECONDS, nextUrl));
    runs.among.push(await loadReaders(READERS, SECONDS, nextUrl));
    const changing = setInterval(change, CHANGE_MS);
    const url = nextUrl();
    runs.equal.push(await loadReaders(READERS, SECONDS, () => url));
    clearInterval(changing);
  }
  const alone = describe(runs.alone);
  const crowd = (who: string, among: typeof alone): Figure => ({
    name: `${one.name}, ${READERS} readers, ${who}, ${projects} projects (PostgreSQL)`,
    value: among.p99Ms / alone.p99Ms,
    unit: "× one reader's p99",
    aim: "≤ 10",
    detail: { ...rounded(among), oneReaderP99Ms: round(alone.p99Ms), oneReaderMedianMs: round(alone.medianMs) },
  });
  const inMs = (who: string, read: typeof alone): Figure => ({
    name: `${one.name}, ${who}, p99, ${projects} projects (PostgreSQL)`,
    ...{ value: read.p99Ms, unit: "ms", aim: "≤ 50", detail: rounded(read) },
  });
  const equal = describe(runs.equal);
  const figures = [
    crowd("never asked before", describe(runs.among)),
    crowd("all the same, the data change every second", equal),
  ];
  if (!one.name.startsWith("/projects")) return figures;
  return [...figures, inMs("one reader", alone), inMs(`${READERS} readers of the same, changing every second`, equal)];
}

/** Of several runs, the middle one's p99. */
function describe(runs: readonly Latencies[]) {
  const count = runs.reduce((sum, { length }) => sum + length, 0);
  return {
    p99Ms: median(runs.map((run) => quantile(run, 0.99))),
    medianMs: median(runs.map((run) => quantile(run, 0.5))),
    requestsPerSecond: count / (0.9 * SECONDS * runs.length),
  };
}

function rounded(read: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, round(value)]));
}
