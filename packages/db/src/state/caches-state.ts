import { sql } from "drizzle-orm";
import type { InstantMs } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readState, writeState } from "./process-state.ts";

/** Raised whenever caches are derived otherwise than before, or there are new ones: the next start derives all anew. */
const CACHES_VERSION = 1;

const VERSION_KEY = "caches_version";
/** Before a content's hash: figures are being imported, and the caches are behind them until that is done. */
const IMPORT_PREFIX = "caches_import ";

/** What keeps the caches from being those of the facts. */
export interface CachesState {
  isOtherVersion: boolean;
  /** Imports that are under way, or were cut short. */
  imports: string[];
}

export async function readCachesState(db: Executor): Promise<CachesState> {
  const rows = await db.execute<{ key: string }>(
    sql`select key from process_state where starts_with(key, ${IMPORT_PREFIX}) order by key`,
  );
  return {
    isOtherVersion: (await readState(db, VERSION_KEY)) !== CACHES_VERSION,
    imports: rows.map(({ key }) => key.slice(IMPORT_PREFIX.length)),
  };
}

/** Notes that the caches are those of the facts. @param state how they stood before they were derived anew */
export async function noteCachesCurrent(db: Executor, state: CachesState, now: InstantMs): Promise<void> {
  for (const hash of state.imports) await noteImportEnded(db, hash);
  await writeState(db, VERSION_KEY, CACHES_VERSION, now);
}

export async function noteImportBegun(db: Executor, hash: string, now: InstantMs): Promise<void> {
  await writeState(db, IMPORT_PREFIX + hash, "under way", now);
}

export async function noteImportEnded(db: Executor, hash: string): Promise<void> {
  await db.execute(sql`delete from process_state where key = ${IMPORT_PREFIX + hash}`);
}
