import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** Any numbers: which advisory locks stand for the caches of all projects, and, with its id, for those of one. */
const ALL_CACHES = 7_041_778;
const ONE_PROJECT = 7_041_779;

/**
 * Waits for the others that derive a project's caches, until the transaction ends. Without it two transactions would
 * each derive them without the other's facts, and the later one would undo the earlier. What is read afterwards, by
 * statements of their own, is what the others have committed. Call it after the facts are stored, and for one project a
 * transaction: whoever holds it touches nothing more that another may be holding while waiting here.
 */
export async function lockCaches(tx: Executor, projectId: number): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock_shared(${ALL_CACHES}), pg_advisory_xact_lock(${ONE_PROJECT}, ${projectId})`,
  );
}

/** The same for many projects at once: one lock, however many there are, and no order in which to take them. */
export async function lockAllCaches(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ALL_CACHES})`);
}
