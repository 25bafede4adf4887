import type { InstantMs } from "@groundswell/core";
import { eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { processState } from "../schema/index.ts";

export const DATA_VERSION_KEY = "data_version";

/**
 * Marks that facts, or words that readers see, have changed; answers cached for an older version are stale. It is one row
 * that every writer waits for: raise it last in a transaction. Collection's own state (what is due, what is left of the
 * budget) is no part of it.
 */
export async function bumpDataVersion(db: Executor): Promise<void> {
  await db.execute(sql`
    insert into process_state (key, value, updated_at) values (${DATA_VERSION_KEY}, '1', clock_timestamp())
    on conflict (key) do update set value = to_jsonb((process_state.value)::bigint + 1),
      -- the row is locked by now: a later version never has an earlier time
      updated_at = greatest(process_state.updated_at, clock_timestamp())`);
}

/** Sees to it that the data's version is no less than another's. */
export async function raiseDataVersion(db: Executor, least: number): Promise<void> {
  await db.execute(sql`
    update process_state set value = to_jsonb(${least}::bigint)
    where key = ${DATA_VERSION_KEY} and value::bigint < ${least}`);
}

/** When the data's version was last raised; null before the first time. */
export async function readDataChangedAt(db: Executor): Promise<InstantMs | null> {
  const [row] = await db
    .select({ at: processState.updatedAt })
    .from(processState)
    .where(eq(processState.key, DATA_VERSION_KEY));
  return row?.at.getTime() ?? null;
}

export async function readDataVersion(db: Executor): Promise<number> {
  const [row] = await db
    .select({ value: processState.value })
    .from(processState)
    .where(eq(processState.key, DATA_VERSION_KEY));
  return Number(row?.value ?? 0);
}
