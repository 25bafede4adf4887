import { createApi, WORK_QUOTA, type Api, type ApiDeps, type Quota } from "@groundswell/api";
import { createCollector, createGithubWebhook, type Collector } from "@groundswell/collector";
import type { Database, Replica } from "@groundswell/db";
import { createAidranWebhook, createFetcher, tellerOf, type Fetcher } from "@groundswell/sources";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { KeptContent } from "../content/kept-content.ts";
import { USUAL_PER_MINUTE } from "../serving/limit-requests.ts";
import { VERSION } from "../version.ts";
import { readDiskSpace } from "./disk-space.ts";
import { loadFrame } from "./load-frame.ts";
import { createLogger, type LogDestination } from "./logger.ts";

/** What each part is made from, wherever it runs. */
export interface Parts {
  db: Database;
  /** What the API reads, where that is not the database itself. */
  replica?: Replica | null;
  config: Config;
  /** What the files say, as they change. Absent: nothing of AIDRAN's is taken. */
  kept?: KeptContent;
  /** True when GitHub is a simulated one: every page and receipt says so. */
  simulated?: boolean;
  /** Where log lines go; default: standard error. */
  logTo?: LogDestination | undefined;
}

const now = () => Date.now();

export function composeApi(parts: Parts): Api {
  const deps = composeReading(parts);
  const { replica = null } = parts;
  return createApi({
    ...deps,
    ...(replica === null ? {} : { db: replica.db, writeDb: parts.db, replica }),
    frame: loadFrame(),
    // What is said of the real world has no place among invented figures.
    hooks: parts.simulated === true ? { github: null, aidran: null } : composeHooks(parts, deps.logger),
  });
}

/** What charts are read with, wherever that is done. */
export function composeReading({ db, config, kept, simulated = false, logTo }: Parts): ApiDeps {
  return {
    db,
    logger: createLogger(config, logTo),
    version: VERSION,
    world: simulated ? "demo" : "real",
    publicUrl: config.publicUrl,
    watchlistProblem: () => kept?.watchlistProblem() ?? null,
    ...(kept === undefined
      ? {}
      : {
          files: () => kept.state(),
          coverageIds: () => kept.watchlist.coverage.map(tellerOf),
          discussionSources: () => kept.watchlist.discussion.map(({ kind }) => kind),
        }),
    workQuota: workQuotaOf(config),
    disk: () => readDiskSpace(config),
    now,
  };
}

/** In the measure of the requests' limit: one that was chosen narrower or wider holds for work as well. */
function workQuotaOf({ perMinute }: Config): Quota | null {
  if (perMinute === 0) return null;
  return {
    ...WORK_QUOTA,
    burst: Math.max(1, Math.ceil((WORK_QUOTA.burst * (perMinute ?? USUAL_PER_MINUTE)) / USUAL_PER_MINUTE)),
  };
}

function composeHooks({ db, config, kept }: Parts, logger: Logger): NonNullable<ApiDeps["hooks"]> {
  const { githubWebhookSecret, aidranWebhookSecret } = config;
  const common = { db, now, logger };
  const aidran =
    aidranWebhookSecret === null || kept === undefined
      ? null
      : {
          ...common,
          watchlist: () => kept.watchlist,
          secret: aidranWebhookSecret,
          fetcher: composeFetcher(config),
          env: process.env,
        };
  return {
    github: githubWebhookSecret === null ? null : createGithubWebhook({ ...common, secret: githubWebhookSecret }),
    aidran: aidran === null ? null : createAidranWebhook(aidran),
  };
}

/** What fetches stories: from public addresses only, unless it is configured otherwise. */
export function composeFetcher({ allowPrivateSources }: Config): Fetcher {
  return createFetcher({ allowPrivate: allowPrivateSources, userAgent: `groundswell/${VERSION}` });
}

export function composeCollector({ db, config, simulated = false, logTo }: Parts): Promise<Collector> {
  return createCollector({
    db,
    logger: createLogger(config, logTo),
    apiUrl: config.githubApiUrl,
    token: config.githubToken,
    version: VERSION,
    intervalMs: config.collectIntervalMs,
    ledger: config.collectOpenness,
    simulated,
    // The embedded database has one owner; on a server others may collect as well.
    shared: config.databaseUrl !== undefined,
    now,
  });
}
