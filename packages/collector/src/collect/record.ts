import type { Receipt } from "@groundswell/core";
import {
  confirmSurvivingDays,
  finishWork,
  recordDetails,
  recordObservations,
  recordReleases,
  recordSurvivingDays,
  refreshDerived,
  type Database,
  type DetailsRefusal,
  type NewRelease,
  type Work,
} from "@groundswell/db";
import type { RepositoryAnswer, Totals } from "../github/repository.ts";

/** What the totals' ETag stands for: repeated as an observation when GitHub says that nothing has changed. */
export interface TotalsCursor {
  totals: Totals;
  contentHash: string;
}

interface Next {
  nextAt: number;
  etag: string | null;
}

/**
 * Stores what a repository's answer says, and ends the work, in one transaction: killed at any moment, the work is
 * either done or still to be done.
 * @returns why it was not stored, when it is not the repository that this project is
 */
export async function recordRepository(
  db: Database,
  work: Work,
  { totals, details, receipt }: RepositoryAnswer,
  { nextAt, etag }: Next,
  releases: { items: readonly NewRelease[]; nextAt: number } | null = null,
): Promise<DetailsRefusal | null> {
  return db.transaction(async (tx) => {
    const refusal = await recordDetails(tx, work.projectId, receipt, details);
    if (refusal !== null) return refusal;
    await recordObservations(tx, work.projectId, receipt, [toObservation(totals, receipt)]);
    const succeededAt = receipt.fetchedAt;
    if (releases !== null) {
      const anew = await recordReleases(tx, work.projectId, receipt, releases.items);
      // Where all of the newest are news, more may lie between them and what we knew: the longer list stays due.
      const caughtUp = anew === 0 || anew < releases.items.length;
      const next = { nextAt: releases.nextAt, succeededAt, problem: null };
      if (caughtUp) await finishWork(tx, work.projectId, "releases", next);
    }
    const cursor: TotalsCursor = { totals, contentHash: receipt.contentHash };
    await finishWork(tx, work.projectId, "totals", { nextAt, etag, cursor, succeededAt, problem: null });
    await refreshDerived(tx, work.projectId, receipt.fetchedAt);
    return null;
  });
}

/** Stores the totals of an unchanged repository: GitHub said that they are still what its ETag stood for. */
export async function recordUnchanged(
  db: Database,
  work: Work,
  known: TotalsCursor,
  receipt: Receipt,
  { nextAt, etag }: Next,
): Promise<void> {
  await db.transaction(async (tx) => {
    const own = { ...receipt, contentHash: known.contentHash };
    await recordObservations(tx, work.projectId, own, [toObservation(known.totals, own)]);
    await finishWork(tx, work.projectId, "totals", { nextAt, etag, succeededAt: own.fetchedAt, problem: null });
    await refreshDerived(tx, work.projectId, own.fetchedAt);
  });
}

export async function recordReleasePage(
  db: Database,
  work: Work,
  answer: { releases: readonly NewRelease[]; receipt: Receipt } | null,
  { nextAt, etag, at }: Next & { at: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (answer !== null) await recordReleases(tx, work.projectId, answer.receipt, answer.releases);
    await finishWork(tx, work.projectId, "releases", { nextAt, etag, succeededAt: at, problem: null });
    await refreshDerived(tx, work.projectId, null);
  });
}

/** How far a project's history has been read. */
export interface HistoryCursor {
  /** When its newest page was read last. */
  newestAt: number | null;
  /** The next older page; null when all have been read. */
  nextPage: number | null;
}

/** @param answer `days` null: the page has not changed */
export async function recordHistoryPage(
  db: Database,
  work: Work,
  answer: { days: readonly { day: string; stars: number }[] | null; receipt: Receipt },
  done: Next & { at: number; cursor: HistoryCursor },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { days, receipt } = answer;
    if (days === null) await confirmSurvivingDays(tx, work.projectId, receipt);
    else await recordSurvivingDays(tx, work.projectId, receipt, days);
    const { nextAt, etag, at, cursor } = done;
    await finishWork(tx, work.projectId, "history", { nextAt, etag, cursor, succeededAt: at, problem: null });
    await refreshDerived(tx, work.projectId, null);
  });
}

function toObservation(totals: Totals, receipt: Receipt) {
  return { ...totals, observedAt: receipt.fetchedAt, timeKnown: true, archived: false };
}
