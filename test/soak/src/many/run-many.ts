import { setTimeout as sleep } from "node:timers/promises";
import { HOUR_MS, type InstantMs } from "@groundswell/core";
import { connect, migrate, syncWatchlist } from "@groundswell/db";
import { startStandin } from "@groundswell/github-standin";
import { createTestDatabase } from "@groundswell/support";
import { CollectorProcess } from "../process/collector-process.ts";
import { SimulatedClock } from "../process/simulated-clock.ts";
import { seededRandom, type Random } from "../random.ts";
import { Problems } from "../stored/problems.ts";
import { readStored } from "../stored/read-stored.ts";
import { checkMany, type AskedBy } from "./check-many.ts";
import { NAMES, START, stillWorld } from "./still-world.ts";

export interface ManyOptions {
  seed: number;
  /** A PostgreSQL server. */
  serverUrl: string;
}

export interface ManyOutcome {
  name: string;
  problems: string[];
  /** Requests of each process; the first was killed. */
  requests: number[];
  /** Resources that were asked for again: what the killed one had under way. */
  repeated: number;
}

const TOKEN = "token-of-the-many";
const COLLECTORS = 3;
/** So long does an answer take on the machine's own clock: a kill meets a request under way. */
const ANSWER_MS = 15;
/** The killed one sends so many requests at most. */
const MOST_BEFORE_KILL = 40;

/**
 * Three collectors, each a process, over one database and one GitHub; one is killed at work. Nothing is asked for twice
 * but what it had under way, and everything is done.
 */
export async function runMany({ seed, serverUrl }: ManyOptions): Promise<ManyOutcome> {
  const random = seededRandom(seed);
  const database = await createTestDatabase(serverUrl);
  const connection = await connect({ url: database.url, dataDir: "" });
  const clock = new SimulatedClock(START, random);
  const standin = await startStandin({ world: stillWorld(), now: () => clock.now, tokens: [TOKEN] });
  standin.setFault("/", { kind: "delay", ms: ANSWER_MS });
  const problems = new Problems();
  try {
    await migrate(connection);
    const entry = { category: null, description: null, homepage: null, formerly: [] };
    await syncWatchlist(
      connection.db,
      NAMES.map((repo) => ({ ...entry, repo, name: repo })),
    );
    const asked = await collectTogether({ databaseUrl: database.url, apiUrl: standin.url, clock, random }, problems);
    for (const { rule, detail, path } of standin.violations)
      problems.add(`GitHub's rule "${rule}"`, `${path}: ${detail}`);
    const repeated = checkMany(asked, await readStored(connection.db), problems);
    const requests = Array.from({ length: COLLECTORS }, (_, by) => asked.filter((a) => a.by === by).length);
    return { name: `three collectors, one killed, seed ${seed}`, problems: problems.list(), requests, repeated };
  } finally {
    await standin.close();
    await connection.close();
    await database.drop();
  }
}

interface Together {
  databaseUrl: string;
  apiUrl: string;
  clock: SimulatedClock;
  random: Random;
}

async function collectTogether(
  { databaseUrl, apiUrl, clock, random }: Together,
  problems: Problems,
): Promise<AskedBy[]> {
  const asked: AskedBy[] = [];
  // The first requests are batches: a kill then leaves fifty projects' work.
  const fatal = 1 + Math.floor(random() * (random() < 0.4 ? 2 : MOST_BEFORE_KILL));
  const delayMs = Math.floor(random() * 2 * ANSWER_MS);
  const options = { databaseUrl, apiUrl, token: TOKEN, intervalMs: HOUR_MS, startAt: START, shared: true };
  const collectors = Array.from({ length: COLLECTORS }, (_, by) => {
    return new CollectorProcess(options, (request) => {
      const at = clock.pass();
      asked.push({ ...request, by, at });
      if (by === 0 && asked.filter((a) => a.by === 0).length === fatal) void killSoon();
      return at;
    });
  });
  const [victim, ...others] = collectors;
  const state = { killed: false };
  const killSoon = async () => {
    await sleep(delayMs);
    state.killed = true;
    await victim?.kill();
  };
  try {
    await Promise.all(collectors.map((collector) => collector.idle()));
    await workOn(collectors, clock, (collector) => state.killed && collector === victim);
    await Promise.all(others.map((collector) => collector.stop()));
  } finally {
    await Promise.all(collectors.map((collector) => collector.kill()));
  }
  if (!state.killed) problems.add("nobody was killed", `it sent no ${fatal} requests`);
  for (const { errors } of others) for (const line of errors) problems.add("an error was logged", line);
  return asked;
}

/** Cycle after cycle, until nothing is to come within the hour. The clock leaps when all who live sleep. */
async function workOn(
  collectors: readonly CollectorProcess[],
  clock: SimulatedClock,
  isDead: (collector: CollectorProcess) => boolean,
): Promise<void> {
  const end: InstantMs = START + HOUR_MS;
  while (clock.now < end) {
    const living = collectors.filter((collector) => !isDead(collector));
    const wakes = await Promise.all(
      living.map(async (collector) => {
        try {
          return (await collector.run(clock.now)).report?.wakeAt ?? end;
        } catch (error) {
          if (isDead(collector)) return end;
          throw error;
        }
      }),
    );
    clock.sleepUntil(Math.min(...wakes, end));
  }
}
