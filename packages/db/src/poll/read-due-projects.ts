import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { among, at, IS_FOUND, WATCHED_WORK } from "./work.ts";

/**
 * Our ids of the watched projects that have work due, claimed or not.
 * @param only of these projects alone; null for all
 */
export async function readDueProjects(
  db: Executor,
  { now, only = null }: { now: InstantMs; only?: readonly number[] | null },
): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select distinct w.project_id as id
    from ${WATCHED_WORK}
    where w.next_at <= ${at(now)} and ${IS_FOUND} and ${among(only)}`);
  return rows.map(({ id }) => id);
}
