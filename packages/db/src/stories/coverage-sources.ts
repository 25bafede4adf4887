import type { InstantMs } from "@groundswell/core";
import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { coverageSources } from "../schema/index.ts";

/** What a place of coverage last said, and how it goes with it. */
export interface CoverageSource {
  /** As `story_versions.told_by` has it. */
  id: string;
  nextAt: InstantMs;
  leaseUntil: InstantMs | null;
  etag: string | null;
  lastModified: string | null;
  /** The adapter's own, as it was written. */
  cursor: unknown;
  /** Linker's fingerprint at the last whole reading; null before it. */
  linkedBy: string | null;
  lastAskedAt: InstantMs | null;
  lastSuccessAt: InstantMs | null;
  /** In a row. */
  failures: number;
  /** What went wrong last, for people; null when nothing did. */
  problem: string | null;
}

/** A source that is ours to ask until its lease runs out. */
export interface ClaimedSource extends CoverageSource {
  leaseUntil: InstantMs;
}

export interface SourceClaim {
  now: InstantMs;
  leaseMs: number;
  /** Whether it may be asked before it is due. */
  early?: boolean;
}

/** What to remember of a source. */
export interface SourceMemory {
  etag: string | null;
  lastModified: string | null;
  cursor: unknown;
}

/**
 * Claims a place of coverage, new ones too: nobody else gets it until it is finished or the lease has run out. In
 * `lastAskedAt` is when it was asked before this.
 * @returns null when it is not due, or somebody else's
 */
export async function claimSource(
  db: Executor,
  id: string,
  { now, leaseMs, early = false }: SourceClaim,
): Promise<ClaimedSource | null> {
  const at = new Date(now);
  await db.insert(coverageSources).values({ id, nextAt: at }).onConflictDoNothing();
  const { nextAt, leaseUntil } = coverageSources;
  const lease = now + leaseMs;
  const [claimed] = await db
    .update(coverageSources)
    .set({ leaseUntil: new Date(lease) })
    .where(
      and(eq(coverageSources.id, id), or(isNull(leaseUntil), lte(leaseUntil, at)), early ? undefined : lte(nextAt, at)),
    )
    .returning();
  return claimed === undefined ? null : { ...toSource(claimed), leaseUntil: lease };
}

/**
 * Keeps what to remember of a claimed source, in the transaction that stores what it was read from.
 * @param leaseUntil keeps it ours for longer; absent: as long as before
 * @returns the claim as it is now; null when somebody else has taken it over: then stop
 */
export async function keepSource(
  db: Executor,
  claim: Pick<ClaimedSource, "id" | "leaseUntil">,
  memory: SourceMemory,
  leaseUntil: InstantMs = claim.leaseUntil,
): Promise<ClaimedSource | null> {
  const [kept] = await db
    .update(coverageSources)
    .set({ ...memory, leaseUntil: new Date(leaseUntil) })
    .where(isOurs(claim))
    .returning();
  return kept === undefined ? null : { ...toSource(kept), leaseUntil };
}

export interface SourceDone {
  /** When it was asked. */
  askedAt: InstantMs;
  nextAt: InstantMs;
  /**
   * Whether it was read to the end; a failure leaves what is remembered of it as it is. Null: neither, its time was over
   * before its end was reached, and it goes on where it stood.
   */
  succeeded: boolean | null;
  problem: string | null;
  memory?: SourceMemory;
  /** Linker's fingerprint, when it was read whole. */
  linkedBy?: string;
}

/** Ends a claim. @returns false when somebody else has taken it over: then nothing is changed */
export async function finishSource(
  db: Executor,
  claim: Pick<ClaimedSource, "id" | "leaseUntil">,
  { askedAt, nextAt, succeeded, problem, memory, linkedBy }: SourceDone,
): Promise<boolean> {
  const ended = await db
    .update(coverageSources)
    .set({
      ...memory,
      ...(linkedBy === undefined ? {} : { linkedBy }),
      ...(succeeded === true ? { lastSuccessAt: new Date(askedAt) } : {}),
      lastAskedAt: new Date(askedAt),
      nextAt: new Date(nextAt),
      leaseUntil: null,
      failures: succeeded === false ? sql`${coverageSources.failures} + 1` : 0,
      problem,
    })
    .where(isOurs(claim))
    .returning({ id: coverageSources.id });
  return ended.length > 0;
}

/** All places of coverage that were ever asked, by id. */
export async function readSources(db: Executor): Promise<CoverageSource[]> {
  const rows = await db.select().from(coverageSources).orderBy(asc(coverageSources.id));
  return rows.map(toSource);
}

function isOurs({ id, leaseUntil }: Pick<ClaimedSource, "id" | "leaseUntil">) {
  return and(eq(coverageSources.id, id), eq(coverageSources.leaseUntil, new Date(leaseUntil)));
}

function toSource(row: typeof coverageSources.$inferSelect): CoverageSource {
  const { nextAt, leaseUntil, lastAskedAt, lastSuccessAt, ...source } = row;
  return {
    ...source,
    nextAt: nextAt.getTime(),
    leaseUntil: leaseUntil?.getTime() ?? null,
    lastAskedAt: lastAskedAt?.getTime() ?? null,
    lastSuccessAt: lastSuccessAt?.getTime() ?? null,
  };
}
