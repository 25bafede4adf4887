import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCollector, type Collector } from "@groundswell/collector";
import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import { connect, migrate, syncWatchlist, type Connection } from "@groundswell/db";
import { startStandin, truthOf, type Standin, type Truth } from "@groundswell/github-standin";
import { createTestDatabase, emptyTables } from "@groundswell/support";
import { pino } from "pino";
import { SimulatedClock } from "../process/simulated-clock.ts";
import { seededRandom, type Random } from "../random.ts";
import { pickSmallWorld, type SmallWorld } from "./pick-world.ts";

/** A Saturday, two hours before a new week begins. */
const START = Date.parse("2026-03-28T22:00:00Z");
const TOKEN = "token-of-the-faults";

/** A database for one run after another. */
export interface Place {
  kind: "embedded" | "PostgreSQL";
  connection: Connection;
  close(): Promise<void>;
}

/** @param serverUrl a PostgreSQL server; null: the embedded database of a new folder */
export async function openPlace(serverUrl: string | null): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), "groundswell-faults-"));
  const database = serverUrl === null ? null : await createTestDatabase(serverUrl);
  const connection = await connect({ url: database?.url, dataDir });
  await migrate(connection);
  return {
    kind: database === null ? "embedded" : "PostgreSQL",
    connection,
    async close() {
      await connection.close();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface SceneOptions {
  seed: number;
  /** Simulated days in which something happens. */
  days: number;
  token: boolean;
}

/** A stand-in and a collector in this process, over one clock, on an emptied database. */
export interface Scene extends SmallWorld {
  /** That the stand-in takes; `usesToken` says whether the collector has it. */
  token: string;
  usesToken: boolean;
  truth: Truth;
  standin: Standin;
  clock: SimulatedClock;
  random: Random;
  /** When the world comes to rest. */
  end: InstantMs;
  /** Lines that were logged as errors. */
  errors: string[];
  /** So far is the collector's clock ahead. */
  clockOffMs: number;
  collector: Collector;
  /** The collector anew, as a new process would be, with so long to wait for an answer. */
  restart(timeoutMs: number): Promise<void>;
}

export const INTERVAL_MS = HOUR_MS;

/** Budgets that are met now and then; without a token they are GitHub's own. */
const LIMITS = { coreLimit: 400, graphqlLimit: 90 };

export async function openScene({ connection }: Place, { seed, days, token }: SceneOptions): Promise<Scene> {
  const { db } = connection;
  await emptyTables(db);
  const random = seededRandom(seed);
  const small = pickSmallWorld({ seed, start: START, days });
  const clock = new SimulatedClock(START, random);
  const { world } = small;
  // Time passes with each request that arrives: what is fetched is dated with the instant of its answer.
  const standin = await startStandin({ world, now: () => clock.pass(), tokens: [{ token: TOKEN, ...LIMITS }] });
  const entry = { category: null, description: null, homepage: null, formerly: [] };
  await syncWatchlist(
    db,
    small.watch.map((repo) => ({ ...entry, repo, name: repo })),
  );
  const errors: string[] = [];
  const logger = pino({ level: "error" }, { write: (line: string) => void errors.push(line) });
  const open = (timeoutMs: number) =>
    createCollector({
      ...{ db, logger, timeoutMs, random, intervalMs: INTERVAL_MS, version: "0.0.0" },
      apiUrl: standin.url,
      token: token ? TOKEN : null,
      now: () => clock.now + scene.clockOffMs,
    });
  const base = { ...small, token: TOKEN, usesToken: token, truth: truthOf(world), standin, clock, random, errors };
  const scene: Scene = {
    ...base,
    end: START + days * DAY_MS,
    clockOffMs: 0,
    collector: unopened(),
    async restart(timeoutMs) {
      scene.collector = await open(timeoutMs);
    },
  };
  return scene;
}

/** Nobody may use a collector before `restart` has made one. */
function unopened(): Collector {
  return new Proxy({} as Collector, {
    get() {
      throw new Error("the scene has not been started");
    },
  });
}
