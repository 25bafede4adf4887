import type { InstantMs } from "@groundswell/core";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { coverageSources, pollState } from "../schema/index.ts";
import type { Claimed } from "./work.ts";

export interface WorkDone {
  nextAt: InstantMs;
  etag?: string | null;
  cursor?: unknown;
  /** When the source was last asked with success; absent when this attempt failed. */
  succeededAt?: InstantMs;
  /** What is wrong with the project, for people; null when nothing is. */
  problem: string | null;
}

/**
 * Ends a claim; one that has been taken over, or whose work has begun anew meanwhile, is left alone. A success resets the
 * attempts; a failure keeps them, for backing off. Work that was hastened meanwhile is due again at once, and in full.
 */
export async function finishWork(db: Executor, work: Claimed, done: WorkDone): Promise<void> {
  const { nextAt, etag, cursor, succeededAt, problem } = done;
  const { hastenedAt } = pollState;
  const unlessHastened = (value: string | null) => sql`case when ${hastenedAt} is null then ${value} end`;
  await db
    .update(pollState)
    .set({
      nextAt: sql`coalesce(${hastenedAt}, ${new Date(nextAt).toISOString()}::timestamptz)`,
      leaseUntil: null,
      hastenedAt: null,
      problem,
      ...(etag === undefined ? {} : { etag: unlessHastened(etag) }),
      ...(cursor === undefined ? {} : { cursor }),
      ...(succeededAt === undefined ? {} : { lastSuccessAt: new Date(succeededAt), attempts: 0 }),
    })
    .where(isClaimed(work));
}

/** Gives claimed work of one claim back untouched, as if it had not been claimed. */
export async function returnWork(db: Executor, work: readonly Claimed[]): Promise<void> {
  if (work.length === 0) return;
  await db
    .update(pollState)
    .set({ leaseUntil: null, attempts: sql`greatest(attempts - 1, 0)` })
    .where(isClaimedTogether(work));
}

/** Keeps claimed work of one claim for longer. @returns the work with its new lease */
export async function extendLease<T extends Claimed>(db: Executor, work: readonly T[], until: InstantMs): Promise<T[]> {
  if (work.length === 0) return [];
  await db
    .update(pollState)
    .set({ leaseUntil: new Date(until) })
    .where(isClaimedTogether(work));
  return work.map((own) => ({ ...own, lease: until }));
}

function isClaimed({ projectId, resource, lease }: Claimed) {
  return and(
    eq(pollState.projectId, projectId),
    eq(pollState.resource, resource),
    eq(pollState.leaseUntil, new Date(lease)),
  );
}

/** Work of one claim has one resource and one lease. */
function isClaimedTogether(work: readonly Claimed[]) {
  const [first] = work;
  if (first === undefined) return isNull(pollState.projectId);
  const ids = work.map(({ projectId }) => projectId);
  return and(
    inArray(pollState.projectId, ids),
    eq(pollState.resource, first.resource),
    eq(pollState.leaseUntil, new Date(first.lease)),
  );
}

/** Ends every lease: for the sole owner of an embedded database, whose earlier self was killed at work. */
export async function endAllLeases(db: Executor): Promise<void> {
  await db.update(pollState).set({ leaseUntil: null });
  await db.update(coverageSources).set({ leaseUntil: null });
}
