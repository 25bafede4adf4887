import { syncWatchlist, type Connection, type Database } from "@groundswell/db";
import {
  createFetcher,
  syncCoverage,
  type Fetcher,
  type FetcherOptions,
  type SyncOptions,
  type SyncReport,
} from "@groundswell/sources";
import { emptyTables, MIGRATED_STORE, openTestStore, type TestStore } from "@groundswell/support";
import { parseWatchlist, type Watchlist } from "@groundswell/watchlist";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** A Thursday noon. */
export const NOON = Date.parse("2026-03-26T12:00:00Z");

/** Waits between attempts are short in tests. */
const FIRST_WAIT_MS = 5;

export interface Suite {
  db(): Database;
  connection(): Connection;
  fetcher(): Fetcher;
  /** Another fetcher, closed when the suite has ended. */
  fetcherWith(options: Partial<FetcherOptions>): Fetcher;
  /** The clock that everything here reads; it stands at `NOON` when a test begins. */
  clock: { now: number };
  /** What was logged since the test began. */
  log: string[];
  /** Watches what a watchlist says. */
  watch(yaml: string): Promise<Watchlist>;
  /** Asks what is due. */
  sync(watchlist: Watchlist, options?: Partial<SyncOptions>): Promise<SyncReport>;
}

/** Runs a suite on the embedded database and on PostgreSQL, each emptied before every test. */
export function onBothDatabases(title: string, define: (suite: Suite) => void): void {
  onDatabases(["embedded", "server"], title, define);
}

/** For what another suite has shown to be the same on both: tests that are about the answers of a place. */
export function onOneDatabase(title: string, define: (suite: Suite) => void): void {
  onDatabases(["server"], title, define);
}

function onDatabases(kinds: readonly ("embedded" | "server")[], title: string, define: (suite: Suite) => void): void {
  for (const kind of kinds) {
    describe(`${title}, ${kind} database`, () => {
      let opened: TestStore | null = null;
      let fetcher: Fetcher | null = null;
      const more: Fetcher[] = [];
      const clock = { now: NOON };
      const log: string[] = [];
      const logger = pino({ level: "info" }, { write: (line: string) => void log.push(line) });
      const connection = () => opened?.connection ?? missing("the database");
      const suite: Suite = {
        connection,
        db: () => connection().db,
        fetcher: () => fetcher ?? missing("the fetcher"),
        fetcherWith: (options) => {
          const own = createFetcher({ allowPrivate: true, userAgent: "groundswell-test", ...options });
          more.push(own);
          return own;
        },
        clock,
        log,
        async watch(yaml) {
          const { watchlist, diagnostics } = parseWatchlist(yaml, "watchlist.yaml");
          if (watchlist === null) throw new Error(JSON.stringify(diagnostics));
          await syncWatchlist(suite.db(), watchlist.projects);
          return watchlist;
        },
        sync: (watchlist, options = {}) =>
          syncCoverage({
            db: suite.db(),
            watchlist,
            fetcher: suite.fetcher(),
            now: () => clock.now,
            logger,
            env: {},
            firstWaitMs: FIRST_WAIT_MS,
            ...options,
          }),
      };
      beforeAll(async () => {
        opened = await openTestStore(kind, MIGRATED_STORE);
        fetcher = createFetcher({ allowPrivate: true, userAgent: "groundswell-test", timeoutMs: 5_000 });
      });
      beforeEach(async () => {
        clock.now = NOON;
        log.length = 0;
        await emptyTables(suite.db());
      });
      afterAll(async () => {
        await fetcher?.close();
        for (const own of more) await own.close();
        await opened?.drop();
      });
      define(suite);
    });
  }
}

function missing(what: string): never {
  throw new Error(`${what} is open only while tests run`);
}

/** A server that a test starts is closed when the test has ended, and must not have been asked anything wrong. */
export function closeAfterEach(): <T extends { close(): Promise<void>; breaches: string[] }>(server: T) => T {
  const servers: { close(): Promise<void>; breaches: string[] }[] = [];
  afterEach(async () => {
    const ended = servers.splice(0);
    for (const server of ended) await server.close();
    const breaches = ended.flatMap((server) => server.breaches);
    if (breaches.length > 0) throw new Error(`requests that break the server's rules:\n${breaches.join("\n")}`);
  });
  return (server) => {
    servers.push(server);
    return server;
  };
}
