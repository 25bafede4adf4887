import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { InstantMs } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readState, writeState } from "./process-state.ts";

/** Raised whenever caches are derived otherwise than before, or there are new ones: the next start derives all anew. */
export const CACHES_VERSION = 3;

const VERSION_KEY = "caches_version";
/** Before a content's hash: figures are being imported, and the caches are behind them until that is done. */
const IMPORT_PREFIX = "caches_import ";

/** What keeps the caches from being those of the facts. */
export interface CachesState {
  isOtherVersion: boolean;
  /** Imports that are under way, or were cut short: the key of each, and its mark as it stood. */
  imports: { key: string; mark: string }[];
}

export async function readCachesState(db: Executor): Promise<CachesState> {
  const rows = await db.execute<{ key: string; mark: string }>(
    sql`select key, value::text as mark from process_state where starts_with(key, ${IMPORT_PREFIX}) order by key`,
  );
  return {
    isOtherVersion: (await readState(db, VERSION_KEY)) !== CACHES_VERSION,
    imports: [...rows],
  };
}

/**
 * Notes that the caches are those of the facts. An import that has stored facts since then keeps its mark.
 * @param state how they stood before they were derived anew
 */
export async function noteCachesCurrent(db: Executor, state: CachesState, now: InstantMs): Promise<void> {
  for (const { key, mark } of state.imports) {
    await db.execute(sql`delete from process_state where key = ${key} and value = ${mark}::text::jsonb`);
  }
  await writeState(db, VERSION_KEY, CACHES_VERSION, now);
}

/**
 * Marks an import before it stores facts, and anew, last, in each transaction that does: whoever derives all caches
 * meanwhile takes away the mark of the facts that were there when it began, and no other.
 */
export async function markImport(db: Executor, hash: string, now: InstantMs): Promise<void> {
  await writeState(db, IMPORT_PREFIX + hash, randomUUID(), now);
}

export async function noteImportEnded(db: Executor, hash: string): Promise<void> {
  await db.execute(sql`delete from process_state where key = ${IMPORT_PREFIX + hash}`);
}
