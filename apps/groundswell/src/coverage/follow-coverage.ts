import { sleepUntil } from "@groundswell/collector";
import { refreshEffects } from "@groundswell/db";
import {
  hasNews,
  hideKeys,
  readNextDiscussion,
  readNextDueSource,
  syncCoverage,
  syncDiscussion,
  type Fetcher,
} from "@groundswell/sources";
import type { Watchlist } from "@groundswell/watchlist";
import type { Logger } from "pino";
import { composeFetcher, type Parts } from "../runtime/compose.ts";
import { createLogger, type LogDestination } from "../runtime/logger.ts";

const MINUTE_MS = 60_000;
/** How soon a change of the watchlist is seen here. */
const LOOK_MS = 2_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface FollowParts extends Pick<Parts, "db" | "config" | "simulated"> {
  /** The watchlist as it is by then. */
  kept: { readonly watchlist: Watchlist };
  logTo?: LogDestination | undefined;
}

/**
 * Reads the places of coverage that are due, looks at what came after stories, and counts public posts, until the signal. Nothing that goes
 * wrong here ends it, or anything else. In a simulated world nothing is fetched from outside.
 */
export async function followCoverage(parts: FollowParts, signal: AbortSignal): Promise<void> {
  const { config, logTo } = parts;
  const logger = hideKeys(createLogger(config, logTo));
  const fetcher = composeFetcher(config);
  let effectsDueAt = 0;
  try {
    while (!signal.aborted) {
      const { watchlist } = parts.kept;
      const news = await readDue({ ...parts, fetcher, logger, signal });
      // Windows close without any story being new.
      if (news || Date.now() >= effectsDueAt) {
        effectsDueAt = Date.now() + HOUR_MS;
        await lookAtEffects(parts, logger, signal);
      }
      await countPosts({ ...parts, fetcher, logger, signal });
      await sleepWhile(() => parts.kept.watchlist === watchlist, signal);
    }
  } finally {
    await fetcher.close();
  }
}

/** Waits a minute, or until something is so no longer. */
async function sleepWhile(isSo: () => boolean, signal: AbortSignal): Promise<void> {
  const endsAt = Date.now() + MINUTE_MS;
  for (let now = Date.now(); now < endsAt && isSo() && !signal.aborted; now = Date.now()) {
    await sleepUntil(now + LOOK_MS, Date.now, signal);
  }
}

interface Reading extends FollowParts {
  fetcher: Fetcher;
  logger: Logger;
  signal: AbortSignal;
}

/** @returns whether stories changed */
async function readDue({ db, kept, simulated, fetcher, logger, signal }: Reading): Promise<boolean> {
  if (simulated === true) return false;
  const { watchlist } = kept;
  try {
    const dueAt = await readNextDueSource(db, watchlist.coverage);
    if (dueAt === null || dueAt > Date.now()) return false;
    const report = await syncCoverage({ db, watchlist, fetcher, logger, signal, now: Date.now, env: process.env });
    return hasNews(report);
  } catch (error) {
    logger.error({ err: error }, "coverage could not be read; the next attempt follows in a minute");
    return false;
  }
}

/** Last, as it takes its time: the searches are asked slowly. */
async function countPosts({ db, kept, simulated, fetcher, logger, signal }: Reading): Promise<void> {
  if (simulated === true || signal.aborted) return;
  const { watchlist } = kept;
  try {
    const dueAt = await readNextDiscussion(db, watchlist.discussion);
    if (dueAt === null || dueAt > Date.now()) return;
    await syncDiscussion({ db, watchlist, fetcher, logger, signal, now: Date.now, env: process.env });
  } catch (error) {
    logger.error({ err: error }, "public posts could not be counted; the next attempt follows in a minute");
  }
}

/** In one transaction: when the program stops meanwhile, it is as if it had not begun. */
async function lookAtEffects({ db }: Pick<Parts, "db">, logger: Logger, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const startedAt = Date.now();
  try {
    const done = await refreshEffects(db, { now: startedAt });
    logger.info({ ...done, ms: Date.now() - startedAt }, "effects looked at");
  } catch (error) {
    logger.error({ err: error }, "effects could not be looked at; the next attempt follows within the hour");
  }
}
