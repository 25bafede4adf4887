import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/**
 * Our ids of the watched projects that have work due, claimed or not.
 * @param only of these projects alone; null for all
 */
export async function readDueProjects(
  db: Executor,
  { now, only = null }: { now: InstantMs; only?: readonly number[] | null },
): Promise<number[]> {
  const chosen = only === null ? sql`` : sql`and w.project_id = any(${sql.param([...only])}::int[])`;
  const rows = await db.execute<{ id: number }>(sql`
    select distinct w.project_id as id
    from poll_state w join projects p on p.id = w.project_id and p.watched
    where w.next_at <= ${new Date(now).toISOString()}::timestamptz ${chosen}
      -- Lists wait until the totals have found the repository: see isClaimable.
      and (w.resource = 'totals' or (p.github_id is not null and not exists (
        select from poll_state t
        where t.project_id = w.project_id and t.resource = 'totals' and t.problem is not null)))`);
  return rows.map(({ id }) => id);
}
