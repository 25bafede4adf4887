import { createApi, type Api } from "@groundswell/api";
import { createGithubWebhook } from "@groundswell/collector";
import { connect, migrate, type Database } from "@groundswell/db";
import { createAidranWebhook, createFetcher } from "@groundswell/sources";
import { createTestDatabase } from "@groundswell/support";
import { pino } from "pino";
import { fillScene } from "./fill-scene.ts";

/** After the archive's last figure. */
export const NOW = Date.parse("2026-08-23T12:00:00Z");
export const SECRET = "a secret of the fuzz";
/** Most charts that are pinned are drawn, and not refused for their number. */
const PINS = { burst: 100_000, perHour: 100_000 };

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
  const watchlist = await fillScene(db, NOW);
  const logger = pino({ level: "silent" });
  const now = () => NOW;
  const common = { db, secret: SECRET, now, logger };
  const fetcher = createFetcher({ userAgent: "fuzz" });
  const aidran = createAidranWebhook({
    ...{ ...common, fetcher, env: {} },
    // Nobody to ask for stories that are only named.
    watchlist: () => ({ projects: watchlist.projects, coverage: [] }),
  });
  const api = createApi({
    db,
    logger,
    version: "1.2.3",
    world: "real",
    publicUrl: null,
    watchlistProblem: () => null,
    now,
    hooks: { github: createGithubWebhook(common), aidran },
    pinLimit: PINS,
  });
  return {
    db,
    api,
    async close() {
      api.close();
      await fetcher.close();
      await connection.close();
      await database.drop();
    },
  };
}
