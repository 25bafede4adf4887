import type { InstantMs, Receipt } from "@groundswell/core";
import {
  beginWork,
  readWork,
  recordReleases,
  refreshDerived,
  type Database,
  type Executor,
  type NewRelease,
  type ReleaseNews,
  type Work,
} from "@groundswell/db";
import type { ReleaseList } from "../github/releases.ts";

/** What the newest list leaves behind for the next look. */
export interface ReleasesCursor {
  /** Releases that are not where the list would have them, and were found when they were asked for. */
  stillThere: { tag: string; askedAt: InstantMs }[];
  /** Publication of the oldest release in the list; null when it had none. */
  oldest: InstantMs | null;
}

/** How far a walk through the older releases has come. */
export interface ReleasesDepthCursor {
  page: number;
  /** Publication of the oldest release of the page before; null when it had none. */
  before: InstantMs | null;
  /** When a walk last came to the oldest; null: none has since one was needed. */
  completedAt: InstantMs | null;
}

/** The page after the newest one. */
const FIRST_OLDER_PAGE = 2;

/** Whether a list of the newest reaches back to what was known before. */
export function isCaughtUp({ newTags }: ReleaseNews, { items, complete }: ReleaseList): boolean {
  return complete || newTags < items.length;
}

/** What was asked for by name is taken for still there for so long. */
const ASK_AGAIN_MS = 30 * 86_400_000;

export async function readReleasesCursor(db: Executor, projectId: number, now: InstantMs): Promise<ReleasesCursor> {
  const work = await readWork(db, projectId, "releases");
  // Only we wrote it.
  const { stillThere = [], oldest = null } = (work?.cursor as ReleasesCursor | null) ?? {};
  return { oldest, stillThere: stillThere.filter(({ askedAt }) => now - askedAt < ASK_AGAIN_MS) };
}

/**
 * Stores the newest list; where it does not reach back to what was known, the older pages are to be read.
 * @returns releases that should have been in it and must be asked for by name
 */
export async function recordNewestPage(
  db: Database,
  { projectId }: Work,
  list: ReleaseList & { receipt: Receipt },
  now: InstantMs,
): Promise<NewRelease[]> {
  return db.transaction(async (tx) => {
    const { items, complete, receipt } = list;
    const news = await recordReleases(tx, projectId, receipt, items, { complete });
    if (complete) await recordGone(tx, projectId, receipt, news.missing);
    const isFirst = !complete && (await readWork(tx, projectId, "releases_depth")) === null;
    if (isFirst || !isCaughtUp(news, list)) {
      const cursor: ReleasesDepthCursor = { page: FIRST_OLDER_PAGE, before: oldestOf(items), completedAt: null };
      await beginWork(tx, projectId, "releases_depth", { nextAt: now, cursor });
    }
    await refreshDerived(tx, projectId, null);
    return complete ? [] : news.missing;
  });
}

/**
 * Stores a page of older releases.
 * @param before publication of the oldest release of the page before
 * @returns as above
 */
export async function recordOlderPage(
  db: Database,
  { projectId }: Work,
  { items, complete, receipt }: ReleaseList & { receipt: Receipt },
  before: InstantMs,
): Promise<NewRelease[]> {
  return db.transaction(async (tx) => {
    const { missing } = await recordReleases(tx, projectId, receipt, items, { complete, before });
    await refreshDerived(tx, projectId, null);
    return missing;
  });
}

/** Where the walk goes on after a page; from the beginning when it was the last. */
export function nextReleasesDepth(
  { page, before, completedAt }: ReleasesDepthCursor,
  { items, complete, receipt }: ReleaseList & { receipt: Receipt },
): ReleasesDepthCursor {
  if (complete) return restartReleasesDepth(receipt.fetchedAt);
  return { page: page + 1, before: oldestOf(items) ?? before, completedAt };
}

/** The walk has come to its end; the next one begins after what the newest page will hold then. */
export function restartReleasesDepth(completedAt: InstantMs): ReleasesDepthCursor {
  return { page: FIRST_OLDER_PAGE, before: null, completedAt };
}

export function oldestOf(items: readonly NewRelease[]): InstantMs | null {
  const published = items.flatMap(({ publishedAt }) => publishedAt ?? []);
  return published.length === 0 ? null : Math.min(...published);
}

/** Records that releases are there no more: an answer that should have held them did not. */
export async function recordGone(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  missing: readonly NewRelease[],
): Promise<void> {
  const gone = missing.map((release) => ({ ...release, deleted: true, knownAt: receipt.fetchedAt }));
  if (gone.length > 0) await recordReleases(tx, projectId, receipt, gone);
}

/** Stores what was said of one release that was asked for by its tag. */
export async function recordAskedFor(
  db: Database,
  projectId: number,
  receipt: Receipt,
  said: { items: readonly NewRelease[] } | { gone: NewRelease },
): Promise<void> {
  await db.transaction(async (tx) => {
    if ("gone" in said) await recordGone(tx, projectId, receipt, [said.gone]);
    else await recordReleases(tx, projectId, receipt, said.items);
    await refreshDerived(tx, projectId, null);
  });
}
