import type { Receipt } from "@groundswell/core";
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
import type { RepositoryAnswer, Totals } from "../github/repository.ts";
import { isCaughtUp, readStillThere, recordGone } from "./record-releases.ts";

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
 * @param releases the newest of its releases, where the answer told them too
 * @returns why it was not stored, when it is not the repository that this project is
 */
export async function recordRepository(
  db: Database,
  work: Work,
  { totals, details, receipt }: RepositoryAnswer,
  { nextAt, etag }: Next,
  releases: ReleaseList | null,
): Promise<DetailsRefusal | null> {
  return db.transaction(async (tx) => {
    const { projectId } = work;
    const refusal = await recordDetails(tx, projectId, receipt, details);
    if (refusal !== null) {
      if (refusal.kind === "another repository") {
        const taken = { kind: "name taken", name: work.repo, takenBy: refusal.githubId } as const;
        await recordNotice(tx, projectId, receipt, taken);
      }
      return refusal;
    }
    // It was not to be had last time: that it is again is news.
    if (work.problem !== null)
      await recordNotice(tx, projectId, receipt, { kind: "found", name: work.repo, takenBy: null });
    await recordObservations(tx, projectId, receipt, [toObservation(totals, receipt)]);
    if (releases !== null) await recordNewestReleases(tx, projectId, receipt, releases);
    const cursor: TotalsCursor = { totals, contentHash: receipt.contentHash };
    const done = { nextAt, etag, cursor, succeededAt: receipt.fetchedAt, problem: null };
    await finishWork(tx, projectId, "totals", done);
    await refreshDerived(tx, projectId, receipt.fetchedAt);
    return null;
  });
}

/** The newest of its releases, by the way: what they leave open, the longer list answers soon. */
async function recordNewestReleases(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  { items, complete }: ReleaseList,
): Promise<void> {
  const news = await recordReleases(tx, projectId, receipt, items, { complete });
  if (complete) await recordGone(tx, projectId, receipt, news.missing);
  const open = complete ? [] : await leaveOutStillThere(tx, projectId, news.missing);
  if (!isCaughtUp(news, { items, complete }) || open.length > 0) {
    await hastenWork(tx, projectId, "releases", receipt.fetchedAt);
  } else await noteSuccess(tx, projectId, "releases", receipt.fetchedAt);
}

async function leaveOutStillThere<T extends { tag: string }>(
  tx: Executor,
  projectId: number,
  missing: readonly T[],
): Promise<T[]> {
  if (missing.length === 0) return [];
  const stillThere = await readStillThere(tx, projectId);
  return missing.filter(({ tag }) => !stillThere.has(tag));
}

/** Stores the totals of an unchanged repository: GitHub said that they are still what its ETag stood for. */
export async function recordUnchanged(
  db: Database,
  { projectId, repo, problem }: Work,
  known: TotalsCursor,
  receipt: Receipt,
  { nextAt, etag }: Next,
): Promise<void> {
  await db.transaction(async (tx) => {
    const own = { ...receipt, contentHash: known.contentHash };
    if (problem !== null) await recordNotice(tx, projectId, own, { kind: "found", name: repo, takenBy: null });
    await recordObservations(tx, projectId, own, [toObservation(known.totals, own)]);
    await finishWork(tx, projectId, "totals", { nextAt, etag, succeededAt: own.fetchedAt, problem: null });
    await refreshDerived(tx, projectId, own.fetchedAt);
  });
}

function toObservation(totals: Totals, receipt: Receipt) {
  return { ...totals, observedAt: receipt.fetchedAt, timeKnown: true, archived: false };
}
