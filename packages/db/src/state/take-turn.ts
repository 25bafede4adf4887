import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** Any number: which advisory lock stands for "bringing what files and coverage say into the database". */
const TURN = 7_041_777;

/**
 * Waits for the others that bring the content of files or of coverage into the database, until the transaction ends; take
 * it first, before any other lock. Without it two processes that start at once would both find a project absent, or a
 * story, and add it twice.
 */
export async function takeTurn(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${TURN})`);
}
