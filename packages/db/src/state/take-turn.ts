import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** Any number: which advisory lock stands for "bringing what the files say into the database". */
const TURN = 7_041_777;

/**
 * Waits for the others that bring the files' content into the database, until the transaction ends. Without it two
 * processes that start at once would both find a project absent, and add it twice.
 */
export async function takeTurn(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${TURN})`);
}
