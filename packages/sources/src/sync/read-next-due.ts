import type { InstantMs } from "@groundswell/core";
import { readSources, type Executor } from "@groundswell/db";
import type { Coverage } from "@groundswell/watchlist";
import { tellerOf } from "./adapter-of.ts";

/** When the next place of coverage is due: one that was never asked is due at once. Null: there is none. */
export async function readNextDueSource(db: Executor, coverage: readonly Coverage[]): Promise<InstantMs | null> {
  if (coverage.length === 0) return null;
  const rows = new Map((await readSources(db)).map((row) => [row.id, row]));
  const dueAt = (entry: Coverage) => {
    const row = rows.get(tellerOf(entry));
    return row === undefined ? 0 : Math.max(row.nextAt, row.leaseUntil ?? 0);
  };
  return Math.min(...coverage.map(dueAt));
}
