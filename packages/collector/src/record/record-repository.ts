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
  /** Tags that GraphQL's newest lacked, though some as old were among them; absent: none. */
  missed?: string[];
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
    // Only we wrote it.
    const last = work.cursor as TotalsCursor | null;
    const known = last?.missed ?? [];
    const missed =
      releases === null ? known : await recordNewestReleases(tx, projectId, receipt, { list: releases, known, now });
    const lastHead = head ?? last?.head;
    const cursor: TotalsCursor = {
      ...{ totals, contentHash: receipt.contentHash },
      ...(lastHead === undefined ? {} : { head: lastHead }),
      ...(missed.length === 0 ? {} : { missed }),
    };
    const done = { nextAt, etag, cursor, succeededAt: receipt.fetchedAt, problem: null };
    await finishWork(tx, work, done);
    await refreshDerived(tx, projectId, receipt.fetchedAt);
    return null;
  });
}

/**
 * The newest of its releases, by the way. Where they are all there are, what is missing is gone. Where they don't reach
 * back to what was known, or lack one for the first time, the longer list is due: that asks for what is missing there, too.
 * @param known what they lacked before
 * @returns what they lack
 */
async function recordNewestReleases(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  { list, known, now }: { list: ReleaseList; known: readonly string[]; now: InstantMs },
): Promise<string[]> {
  const news = await recordReleases(tx, projectId, receipt, list.items, { complete: list.complete });
  if (list.complete) await recordGone(tx, projectId, receipt, news.missing);
  const missed = list.complete ? [] : news.missing.map(({ tag }) => tag);
  const isWhole = isCaughtUp(news, list) && missed.every((tag) => known.includes(tag));
  if (isWhole) await noteSuccess(tx, projectId, "releases", receipt.fetchedAt);
  else await hastenWork(tx, projectId, "releases", now);
  return missed;
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
