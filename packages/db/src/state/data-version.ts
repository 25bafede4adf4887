import { eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { processState } from "../schema/index.ts";

const KEY = "data_version";

/**
 * Marks that facts, or words that readers see, have changed; answers cached for an older version are stale. It is one row
 * that every writer waits for: raise it last in a transaction. Collection's own state (what is due, what is left of the
 * budget) is no part of it.
 */
export async function bumpDataVersion(db: Executor): Promise<void> {
  await db.execute(sql`
    insert into process_state (key, value, updated_at) values (${KEY}, '1', current_timestamp)
    on conflict (key) do update set value = to_jsonb((process_state.value)::bigint + 1)`);
}

export async function readDataVersion(db: Executor): Promise<number> {
  const [row] = await db.select({ value: processState.value }).from(processState).where(eq(processState.key, KEY));
  return Number(row?.value ?? 0);
}
