import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createApi, type Api, type ApiDeps } from "@groundswell/api";
import { readBundledArchive } from "@groundswell/archive";
import { importArchive, migrate, refreshEffects, syncStories, syncWatchlist, type Connection } from "@groundswell/db";
import { readStories } from "@groundswell/stories";
import { MIGRATED_STORE, openTestStore, type StoreTemplate, REPOSITORY_ROOT } from "@groundswell/support";
import { parseWatchlist } from "@groundswell/watchlist";
import { pino } from "pino";
import { afterAll, beforeAll, describe } from "vitest";

/** The clock of the tests: after the archive's last figure. */
export const NOW = Date.parse("2026-08-23T12:00:00Z");
export const ORIGIN = "http://localhost:4000";

export interface Suite {
  connection(): Connection;
  /** The API over the bundled archive, watchlist and stories. */
  api(): Api;
  /** Another API, over the same data unless told otherwise. */
  makeApi(deps?: Partial<ApiDeps>): Api;
  /** GET, redirects not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** What the API logged. */
  log: string[];
  /** Another database of the same kind, of facts known by an instant alone, and its API. Close it. */
  openKnownBy(instant: number): Promise<{ get: (path: string) => Promise<Response>; close: () => Promise<void> }>;
}

/** Runs a suite on the embedded database and on PostgreSQL, each with all that a fresh clone shows. */
export function onBothDatabases(title: string, define: (suite: Suite) => void): void {
  for (const kind of ["embedded", "server"] as const) {
    describe(`${title}, ${kind} database`, () => {
      const log: string[] = [];
      const logger = pino({ level: "trace" }, { write: (line: string) => void log.push(line) });
      let store: { connection: Connection; api: Api | null; drop: () => Promise<void> } | null = null;
      const opened = () => {
        if (store === null) throw new Error("the database is not open");
        return store;
      };
      const openedApi = () => {
        const { api } = opened();
        if (api === null) throw new Error("the API is not made yet");
        return api;
      };
      const makeApi: Suite["makeApi"] = (deps = {}) =>
        createApi({
          db: opened().connection.db,
          logger,
          version: "1.2.3",
          world: "real",
          publicUrl: null,
          watchlistProblem: () => null,
          now: () => NOW,
          ...deps,
        });

      beforeAll(async () => {
        const { connection, drop } = await openTestStore(kind, BUNDLED_STORE);
        store = { connection, drop, api: null };
        store.api = makeApi();
      });
      afterAll(async () => {
        await store?.drop();
      });

      define({
        connection: () => opened().connection,
        api: openedApi,
        makeApi,
        get: async (path, headers = {}) => openedApi().fetch(new Request(ORIGIN + path, { headers })),
        log,
        async openKnownBy(instant) {
          const { connection, drop } = await openTestStore(kind, MIGRATED_STORE);
          await fill(connection, instant);
          const api = makeApi({ db: connection.db });
          return {
            get: async (path) => api.fetch(new Request(ORIGIN + path)),
            close: drop,
          };
        },
      });
    });
  }
}

/** The bundled watchlist, archive and stories, as they are on a first start. */
const BUNDLED_STORE: StoreTemplate = { name: "bundled", fill };

async function fill(connection: Connection, knownBy = Infinity): Promise<void> {
  await migrate(connection);
  const { watchlist } = parseWatchlist(readFileSync(join(REPOSITORY_ROOT, "watchlist.yaml"), "utf8"), "watchlist.yaml");
  const { archive } = await readBundledArchive(join(REPOSITORY_ROOT, "archive"));
  const { stories } = await readStories(join(REPOSITORY_ROOT, "stories"));
  if (watchlist === null || archive === null) throw new Error("the bundled files are damaged");
  await syncWatchlist(connection.db, watchlist.projects);
  const urls = archive.sources.flatMap(({ name, url }): [string, string][] => (url === null ? [] : [[name, url]]));
  const data = {
    file: "archive",
    contentHash: archive.contentHash,
    compiledAt: Math.max(
      ...archive.observations.map((row) => row.observedAt),
      ...archive.releases.map((row) => row.taggedAt),
    ),
    observations: archive.observations.filter(({ observedAt }) => observedAt <= knownBy),
    releases: archive.releases
      .filter(({ taggedAt }) => taggedAt <= knownBy)
      .map((release) => ({ ...release, prerelease: release.kind === "prerelease" })),
    sourceUrls: new Map(urls),
  };
  await importArchive(connection.db, data, NOW);
  await syncStories(
    connection.db,
    stories.map((story) => ({ ...story, plusMinusDays: story.publishedPlusMinusDays })),
    NOW,
  );
  await refreshEffects(connection.db, { now: NOW });
}
