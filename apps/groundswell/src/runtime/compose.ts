import { createApi, type Api } from "@groundswell/api";
import { createCollector, createGithubWebhook, type Collector } from "@groundswell/collector";
import type { Database } from "@groundswell/db";
import type { Config } from "../config.ts";
import { VERSION } from "../version.ts";
import { createLogger, type LogDestination } from "./logger.ts";

/** What each part is made from, wherever it runs. */
export interface Parts {
  db: Database;
  config: Config;
  /** True when GitHub is a simulated one: every page and receipt says so. */
  simulated?: boolean;
  /** Where log lines go; default: standard error. */
  logTo?: LogDestination;
}

const now = () => Date.now();

export function composeApi({ db, config, simulated = false }: Parts): Api {
  const logger = createLogger(config);
  // What the real GitHub says has no place among invented figures.
  const secret = simulated ? null : config.githubWebhookSecret;
  return createApi({
    db,
    logger,
    version: VERSION,
    world: simulated ? "demo" : "real",
    publicUrl: config.publicUrl,
    watchlistProblem: () => null,
    now,
    hooks: { github: secret === null ? null : createGithubWebhook({ db, secret, now, logger }) },
  });
}

export function composeCollector({ db, config, simulated = false, logTo }: Parts): Promise<Collector> {
  return createCollector({
    db,
    logger: createLogger(config, logTo),
    apiUrl: config.githubApiUrl,
    token: config.githubToken,
    version: VERSION,
    intervalMs: config.collectIntervalMs,
    simulated,
    // The embedded database has one owner; on a server others may collect as well.
    shared: config.databaseUrl !== undefined,
    now,
  });
}
