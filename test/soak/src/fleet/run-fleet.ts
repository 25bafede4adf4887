import { connect, migrate, syncWatchlist, type Connection } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import { Problems } from "../stored/problems.ts";
import { countBackfill, countTotals, pointsASlot, type Counts } from "./asked.ts";
import { liveWithReaders } from "../week/live-with-readers.ts";
import type { WeekRead } from "../week/week-readers.ts";
import { checkFleet } from "./check-fleet.ts";
import { openFleet, type Fleet, type FleetOptions } from "./fleet.ts";
import { liveThrough } from "./live-through.ts";
import type { MemoryFigures } from "./memory.ts";

/** What a fleet's requests came to. */
export interface FleetCounts {
  totals: Counts & { byId: number };
  backfill: Counts;
  /** GraphQL's points for one slot's totals, at most. */
  pointsASlot: number;
}

/** What a fleet's day came to. */
export interface FleetOutcome extends FleetCounts {
  name: string;
  problems: string[];
  /** Requests by what they asked for. */
  requests: Record<string, number>;
  /** Events told of those that happened. */
  events: { found: number; due: number };
  observations: number;
  memory: MemoryFigures;
  /** What readers were answered meanwhile; null: there were none. */
  read: WeekRead | null;
  seconds: number;
}

/** Holds everything that a fleet's days have left against the truth. */
export async function runFleet(options: FleetOptions): Promise<FleetOutcome> {
  return withFleet(options, async (fleet, { db }, { memory, read, seconds, problems }) => {
    const { asked, ids, truth, end } = fleet;
    const told = await checkFleet(fleet, db, problems);
    const byKind = Map.groupBy(asked, ({ kind, api }) => `${kind} (${api})`);
    const requests = Object.fromEntries([...byKind].map(([kind, own]) => [kind, own.length]));
    options.report?.(`${options.name}: ${ids.filter((id) => truth.nameAt(id, end) !== null).length} are still there`);
    return {
      name: options.name,
      ...countAll(fleet),
      ...told,
      requests,
      memory,
      read,
      seconds,
      problems: problems.list(),
    };
  });
}

/** Only counts the requests of a fleet's hours. @throws Error when a rule of GitHub's was broken */
export async function countFleet(options: FleetOptions): Promise<FleetCounts & { seconds: number }> {
  return withFleet(options, (fleet, _, { seconds }) => {
    fleet.standin.expectNoViolations();
    return Promise.resolve({ ...countAll(fleet), seconds });
  });
}

interface Lived {
  memory: MemoryFigures;
  read: WeekRead | null;
  seconds: number;
  problems: Problems;
}

/** Has a collector watch a generated world for simulated days, on a database of its own. */
async function withFleet<T>(
  options: FleetOptions,
  judge: (fleet: Fleet, connection: Connection, lived: Lived) => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  const database = await createTestDatabase(options.serverUrl);
  const connection = await connect({ url: database.url, dataDir: "" });
  const fleet = await openFleet(options);
  const problems = new Problems();
  try {
    await migrate(connection);
    await syncWatchlist(connection.db, fleet.generated.watch.map(watched));
    const { readersPerSecond = 0 } = options;
    const living = { databaseUrl: database.url, problems };
    const { memory, read } =
      readersPerSecond === 0
        ? { memory: await liveThrough(fleet, living), read: null }
        : await liveWithReaders(fleet, readersPerSecond, living);
    const seconds = (performance.now() - startedAt) / 1_000;
    options.report?.(`${options.name}: collected in ${seconds.toFixed(0)} s`);
    for (const { rule, detail, path } of fleet.standin.violations) {
      problems.add(`GitHub's rule "${rule}"`, `${path}: ${detail}`);
    }
    return await judge(fleet, connection, { memory, read, seconds, problems });
  } finally {
    await fleet.standin.close();
    await connection.close();
    await database.drop();
  }
}

function countAll({ asked, standin, truth, ids, schedule, options }: Fleet): FleetCounts {
  return {
    totals: countTotals(asked, { truth, ids, token: options.token }, schedule),
    backfill: countBackfill(asked, { truth, ids }, schedule),
    pointsASlot: pointsASlot(asked, standin.requests, schedule),
  };
}

function watched(repo: string) {
  return { repo, name: repo, category: null, description: null, homepage: null, formerly: [] };
}
