import {
  createCollector,
  type Collector,
  type CycleReport,
  type OnceOptions,
  type StepReport,
} from "@groundswell/collector";
import { syncWatchlist, type Connection, type ProjectRow } from "@groundswell/db";
import { startStandin, type Standin, type StandinOptions, type WorldRepo } from "@groundswell/github-standin";
import { emptyTables, MIGRATED_STORE, openTestStore, type TestStore } from "@groundswell/support";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe } from "vitest";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** A Thursday noon. */
export const NOON = Date.parse("2026-03-26T12:00:00Z");
export const TOKEN = "a-token-of-the-tests";

/** The two databases that everything must work on. */
const KINDS = ["embedded", "server"] as const;

export interface WorldOptions extends Partial<Omit<StandinOptions, "world" | "now">> {
  /** The collector's token; null for none. */
  token?: string | null;
  /** `owner/name` to watch; default: the first name of every repository. */
  watch?: string[];
  intervalMs?: number;
  timeoutMs?: number;
  /** Whether files are read for the openness ledger; default no. */
  ledger?: boolean;
}

/** A stand-in and a collector over one clock, on an empty database. */
export interface Scene {
  db: Connection["db"];
  standin: Standin;
  clock: { now: number };
  projects: ProjectRow[];
  /** Every line that the collector logged. */
  log: string[];
  steps: StepReport[];
  /** The collector of the moment; `restart` makes another, as a new process would. */
  collect(options?: Partial<OnceOptions>): Promise<CycleReport>;
  restart(options?: Partial<{ token: string | null; apiUrl: string; timeoutMs: number }>): Promise<void>;
  collector(): Collector;
}

export interface Suite {
  connection(): Connection;
  open(repos: WorldRepo[], options?: WorldOptions): Promise<Scene>;
}

/** Runs a suite on the embedded database and on PostgreSQL: one database each, emptied before every scene. */
export function onBothDatabases(title: string, define: (suite: Suite) => void): void {
  for (const kind of KINDS) {
    describe(`${title}, ${kind} database`, () => {
      let store: TestStore | null = null;
      let scenes: Standin[] = [];
      const current = () => {
        if (store === null) throw new Error("the database is not open");
        return store.connection;
      };

      beforeAll(async () => {
        store = await openTestStore(kind, MIGRATED_STORE);
      });
      afterEach(async () => {
        const open = scenes;
        scenes = [];
        await Promise.all(open.map((standin) => standin.close()));
        // Whatever a test was about, GitHub's rules were kept in it.
        for (const standin of open) standin.expectNoViolations();
      });
      afterAll(async () => {
        await store?.drop();
      });

      define({
        connection: current,
        open: async (repos, options = {}) => {
          const { standin, scene } = await openScene(current(), repos, options);
          scenes.push(standin);
          return scene;
        },
      });
    });
  }
}

/** The run's PostgreSQL server: vitest's global set-up names it. */

async function openScene(
  { db }: Connection,
  repos: WorldRepo[],
  { token = null, watch, intervalMs = HOUR_MS, timeoutMs = 2_000, ledger = false, ...rest }: WorldOptions,
): Promise<{ standin: Standin; scene: Scene }> {
  await emptyTables(db);
  const clock = { now: NOON };
  const standin = await startStandin({ world: { repos }, now: () => clock.now, tokens: [TOKEN], ...rest });
  const projects = await syncWatchlist(db, (watch ?? repos.map((r) => r.names[0]?.name ?? "")).map(watched));
  const log: string[] = [];
  const steps: StepReport[] = [];
  const logger = pino({ level: "trace" }, { write: (line: string) => void log.push(line) });
  const random = () => 0;
  const settings = { db, logger, apiUrl: standin.url, token, version: "0.0.0", intervalMs, timeoutMs, random, ledger };
  const now = () => clock.now;
  let collector = await createCollector({ ...settings, now });
  const scene: Scene = {
    db,
    standin,
    clock,
    projects,
    log,
    steps,
    collector: () => collector,
    collect: ({ onStep, ...options } = {}) =>
      collector.collectOnce({
        signal: AbortSignal.timeout(60_000),
        onStep: (step) => {
          steps.push(step);
          onStep?.(step);
        },
        ...options,
      }),
    restart: async (options = {}) => {
      collector = await createCollector({ ...settings, ...options, now });
    },
  };
  return { standin, scene };
}

function watched(repo: string) {
  return { repo, name: repo, category: null, description: null, homepage: null, formerly: [] };
}
