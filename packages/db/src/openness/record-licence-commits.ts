import type { InstantMs, Receipt } from "@groundswell/core";
import { and, desc, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { recordReceipt } from "../facts/record-receipt.ts";
import { inParts } from "../in-parts.ts";
import { licenceCommits } from "../schema/index.ts";

/** A commit that touched a licence file. */
export interface NewLicenceCommit {
  commit: string;
  committedAt: InstantMs;
  /** Null: it took the file away. */
  blob: string | null;
}

/**
 * What of a file's history was read:
 * - `newer`: commits that follow the newest that is known
 * - `anew`: all that there is to be known of it; other commits that were known have left the branch
 * - `older`: commits that come before the oldest that is known
 */
export interface NewLicenceHistory {
  how: "newer" | "anew" | "older";
  at: InstantMs;
  /** Whether the first of them, of the older or all, is the first that ever touched the file. */
  isWhole: boolean;
  /** Oldest first. */
  commits: readonly NewLicenceCommit[];
}

/**
 * Keeps the commits that touched a licence file, each in its place: 0 is the first that ever did; where older ones were not
 * read, the first is 1.
 */
export async function recordLicenceCommits(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  path: string,
  { how, at, isWhole, commits }: NewLicenceHistory,
): Promise<void> {
  const { place, leftAt } = licenceCommits;
  const held = and(eq(licenceCommits.projectId, projectId), eq(licenceCommits.path, path), isNull(leftAt));
  const receiptKey = await recordReceipt(tx, projectId, receipt);
  let from = isWhole ? 0 : 1;
  if (how === "newer") {
    const [newest] = await tx.select({ place }).from(licenceCommits).where(held).orderBy(desc(place)).limit(1);
    from = (newest?.place ?? 0) + 1;
  }
  if (how === "anew") {
    const ids = commits.map(({ commit }) => commit);
    const others = ids.length === 0 ? held : and(held, notInArray(licenceCommits.commit, ids));
    await tx
      .update(licenceCommits)
      .set({ leftAt: new Date(at), leftReceiptKey: receiptKey })
      .where(others);
  }
  if (how === "older") {
    // The oldest that was known had the place 1.
    await tx
      .update(licenceCommits)
      .set({ place: sql`${place} + ${commits.length + from - 1}` })
      .where(held);
  }
  const common = { projectId, path, receiptKey, knownAt: new Date(at) };
  const rows = commits.map(({ committedAt, ...commit }, i) => ({
    ...{ ...common, ...commit, committedAt: new Date(committedAt), place: from + i },
  }));
  for (const part of inParts(rows)) {
    await tx
      .insert(licenceCommits)
      .values(part)
      .onConflictDoUpdate({
        target: [licenceCommits.projectId, licenceCommits.path, licenceCommits.commit],
        // One that is back was away meanwhile, which nobody can tell any more.
        set: { place: sql`excluded.place`, leftAt: null, leftReceiptKey: null },
      });
  }
}
