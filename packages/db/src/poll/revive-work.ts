import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { at } from "./work.ts";

/**
 * Lets overdue work of projects be due from now on. Of a project that was hidden for a while it has long been due: a
 * collector that waits for what becomes due would not see it come.
 */
export async function reviveWork(db: Executor, projectIds: readonly number[], now: InstantMs): Promise<void> {
  if (projectIds.length === 0) return;
  await db.execute(sql`
    update poll_state set next_at = ${at(now)}
    where project_id = any(${sql.param([...projectIds])}::int[]) and next_at < ${at(now)}`);
}
