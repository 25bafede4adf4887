import type { InstantMs, Receipt } from "@groundswell/core";
import {
  finishWork,
  hastenWork,
  noteSuccess,
  recordDetails,
  recordNotice,
  recordObservations,
  recordReleases,
  refreshDerived,
  type Database,
  type DetailsRefusal,
  type Executor,
  type Work,
} from "@groundswell/db";
import type { ReleaseList } from "../github/releases.ts";
import type { Head, RepositoryAnswer, Totals } from "../github/repository.ts";
import { isCaughtUp, recordGone } from "./record-releases.ts";

/** What the totals' ETag stands for: repeated as an observation when GitHub says that nothing has changed. */
export interface TotalsCursor {
  totals: Totals;
  contentHash: string;
  /** As GraphQL told it last; absent: it has not yet. */
  head?: Head;
}

interface Next {
  now: InstantMs;
  nextAt: InstantMs;
  etag: string | null;
}

/**
 * Stores what a repository's answer says, and ends the work, in one transaction: killed at any moment, the work is
 * either done or still to be done.
 * @param told the newest of its releases and the end of its default branch, where the answer told them too
 * @returns why it was not stored, when it is not the repository that this project is
 */
export async function recordRepository(
  db: Database,
  work: Work,
  { totals, details, receipt, askedAt }: RepositoryAnswer,
  { now, nextAt, etag }: Next,
  { releases, head }: { releases: ReleaseList | null; head: Head | null },
): Promise<DetailsRefusal | null> {
  return db.transaction(async (tx) => {
    const { projectId } = work;
    const refusal = await recordDetails(tx, projectId, receipt, details, { askedAt });
    if (refusal !== null) {
      if (refusal.kind === "another repository") {
        const taken = { kind: "name taken", name: work.repo, takenBy: refusal.githubId } as const;
        if (await recordNotice(tx, projectId, receipt, taken)) await refreshDerived(tx, projectId, null);
      }
      return refusal;
    }
    // News only where it was not to be had before.
    await recordNotice(tx, projectId, receipt, { kind: "found", name: work.repo, takenBy: null });
    await recordObservations(tx, projectId, receipt, [toObservation(totals, receipt)]);
    if (releases !== null) await recordNewestReleases(tx, projectId, receipt, { list: releases, now });
    const lastHead = head ?? (work.cursor as TotalsCursor | null)?.head;
    const cursor: TotalsCursor = {
      ...{ totals, contentHash: receipt.contentHash },
      ...(lastHead === undefined ? {} : { head: lastHead }),
    };
    const done = { nextAt, etag, cursor, succeededAt: receipt.fetchedAt, problem: null };
    await finishWork(tx, work, done);
    await refreshDerived(tx, projectId, receipt.fetchedAt);
    return null;
  });
}

/**
 * The newest of its releases, by the way. Where they are all there are, what is missing is gone; where they don't reach
 * back to what was known, the longer list is due. That looks daily for what is missing.
 */
async function recordNewestReleases(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  { list, now }: { list: ReleaseList; now: InstantMs },
): Promise<void> {
  const news = await recordReleases(tx, projectId, receipt, list.items, { complete: list.complete });
  if (list.complete) await recordGone(tx, projectId, receipt, news.missing);
  if (isCaughtUp(news, list)) await noteSuccess(tx, projectId, "releases", receipt.fetchedAt);
  else await hastenWork(tx, projectId, "releases", now);
}

/** Stores the totals of an unchanged repository: GitHub said that they are still what its ETag stood for. */
export async function recordUnchanged(
  db: Database,
  work: Work,
  known: TotalsCursor,
  receipt: Receipt,
  { nextAt, etag }: Next,
): Promise<void> {
  const { projectId, repo } = work;
  await db.transaction(async (tx) => {
    const own = { ...receipt, contentHash: known.contentHash };
    await recordNotice(tx, projectId, own, { kind: "found", name: repo, takenBy: null });
    await recordObservations(tx, projectId, own, [toObservation(known.totals, own)]);
    await finishWork(tx, work, { nextAt, etag, succeededAt: own.fetchedAt, problem: null });
    await refreshDerived(tx, projectId, own.fetchedAt);
  });
}

function toObservation(totals: Totals, receipt: Receipt) {
  return { ...totals, observedAt: receipt.fetchedAt, timeKnown: true, archived: false };
}
