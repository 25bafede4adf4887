import type { InstantMs, Receipt } from "@groundswell/core";
import {
  beginWork,
  bumpDataVersion,
  confirmSurvivingDays,
  finishWork,
  readWork,
  recordSurvivingDays,
  type Database,
  type DayCount,
  type Work,
  type WorkDone,
} from "@groundswell/db";

/** How far a walk through the older pages of the history has come. */
export interface HistoryDepthCursor {
  page: number;
  /** When a walk last came to the first week; null: none has yet. */
  completedAt: InstantMs | null;
}

/** The page after the newest one. */
export const FIRST_OLDER_PAGE = 2;

/**
 * Stores the newest page, and ends the work, in one transaction. Where there are older pages that were never read, they
 * become work of their own.
 * @param answer `days` null: the page has not changed
 * @param done `olderAt`: when the older pages are due
 */
export async function recordNewestHistory(
  db: Database,
  work: Work,
  { days, hasOlder, receipt }: { days: readonly DayCount[] | null; hasOlder: boolean; receipt: Receipt },
  done: WorkDone & { olderAt: InstantMs },
): Promise<void> {
  const { projectId } = work;
  await db.transaction(async (tx) => {
    if (days === null) await confirmSurvivingDays(tx, projectId, receipt);
    else await recordSurvivingDays(tx, projectId, receipt, "stars", days);
    if (hasOlder && (await readWork(tx, projectId, "history_depth")) === null) {
      const cursor: HistoryDepthCursor = { page: FIRST_OLDER_PAGE, completedAt: null };
      await beginWork(tx, projectId, "history_depth", { nextAt: done.olderAt, cursor });
    }
    await finishWork(tx, work, done);
    await bumpDataVersion(tx);
  });
}

/** Stores an older page, and ends the work for now, in one transaction. */
export async function recordOlderHistory(
  db: Database,
  work: Work,
  { days, receipt }: { days: readonly DayCount[]; receipt: Receipt },
  done: WorkDone,
): Promise<void> {
  await db.transaction(async (tx) => {
    await recordSurvivingDays(tx, work.projectId, receipt, "stars", days);
    await finishWork(tx, work, done);
    await bumpDataVersion(tx);
  });
}
