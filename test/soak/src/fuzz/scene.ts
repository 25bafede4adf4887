import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createApi, type Api } from "@groundswell/api";
import { readBundledArchive } from "@groundswell/archive";
import { createGithubWebhook } from "@groundswell/collector";
import { connect, importArchive, migrate, syncWatchlist, type Database } from "@groundswell/db";
import { createTestDatabase, REPOSITORY_ROOT } from "@groundswell/support";
import { parseWatchlist } from "@groundswell/watchlist";
import { pino } from "pino";

/** After the archive's last figure. */
export const NOW = Date.parse("2026-08-23T12:00:00Z");
export const SECRET = "a secret of the fuzz";

export interface Scene {
  db: Database;
  api: Api;
  close: () => Promise<void>;
}

/** The API over what a fresh clone shows, on a database of its own. */
export async function openScene(serverUrl: string): Promise<Scene> {
  const database = await createTestDatabase(serverUrl);
  const connection = await connect({ url: database.url, dataDir: "" });
  const { db } = connection;
  await migrate(connection);
  const { watchlist } = parseWatchlist(readFileSync(join(REPOSITORY_ROOT, "watchlist.yaml"), "utf8"), "watchlist.yaml");
  const { archive } = await readBundledArchive(join(REPOSITORY_ROOT, "archive"));
  if (watchlist === null || archive === null) throw new Error("the bundled files are damaged");
  await syncWatchlist(db, watchlist.projects);
  const { contentHash, observations } = archive;
  const releases = archive.releases.map((release) => ({ ...release, prerelease: release.kind === "prerelease" }));
  await importArchive(
    db,
    { file: "archive", contentHash, compiledAt: NOW, observations, releases, sourceUrls: new Map() },
    NOW,
  );
  const logger = pino({ level: "silent" });
  const now = () => NOW;
  const github = createGithubWebhook({ db, secret: SECRET, now, logger });
  const api = createApi({
    db,
    logger,
    version: "1.2.3",
    world: "real",
    publicUrl: null,
    watchlistProblem: () => null,
    now,
    hooks: { github, aidran: null },
  });
  return {
    db,
    api,
    async close() {
      api.close();
      await connection.close();
      await database.drop();
    },
  };
}
