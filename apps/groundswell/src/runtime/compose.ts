import { createApi, type Api } from "@groundswell/api";
import { createCollector, type Collector } from "@groundswell/collector";
import type { Database } from "@groundswell/db";
import type { Config } from "../config.ts";
import { VERSION } from "../version.ts";
import { createLogger } from "./logger.ts";

/** What each part is made from, wherever it runs. */
export interface Parts {
  db: Database;
  config: Config;
  /** True when GitHub is a simulated one: every page and receipt says so. */
  simulated?: boolean;
}

const now = () => Date.now();

export function composeApi({ db, config, simulated = false }: Parts): Api {
  return createApi({
    db,
    logger: createLogger(config),
    version: VERSION,
    world: simulated ? "demo" : "real",
    publicUrl: config.publicUrl,
    watchlistProblem: () => null,
    now,
  });
}

export function composeCollector({ db, config, simulated = false }: Parts): Promise<Collector> {
  return createCollector({
    db,
    logger: createLogger(config),
    apiUrl: config.githubApiUrl,
    token: config.githubToken,
    version: VERSION,
    intervalMs: config.collectIntervalMs,
    simulated,
    now,
  });
}
