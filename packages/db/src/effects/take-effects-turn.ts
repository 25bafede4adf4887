import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** Any number: which advisory lock stands for "bringing story effects up to date". */
const EFFECTS_TURN = 7_041_780;

/**
 * Waits for the others that bring story effects up to date, until the transaction ends. Whoever holds it takes no other
 * lock but the data version's, last.
 */
export async function takeEffectsTurn(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${EFFECTS_TURN})`);
}
