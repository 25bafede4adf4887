import { addDays, startOfDay, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ListedProject } from "../queries/project-list.ts";
import { revisionOf } from "../queries/read-project-views.ts";

/** Figures that end earlier than this before the newest of all are of another week. */
const MOST_DAYS_BEHIND = 2;

interface Row extends Record<string, unknown> {
  id: number;
  written: string;
  to: Day | null;
}

/**
 * Watched projects that gained stars in the week to the newest figures of all, those that gained most first. Who gained
 * more in a week of long ago is not among them.
 * @param newest the newest complete day of the catalogue
 */
export async function listGainers(
  db: Executor,
  { newest, limit }: { newest: Day | null; limit: number },
): Promise<ListedProject[]> {
  const leastMs = newest === null ? null : startOfDay(addDays(newest, -MOST_DAYS_BEHIND));
  const rows = await db.execute<Row>(sql`
    select s.project_id as id, s.xmin::text as written, s.momentum_to::text as to
    from standings s join projects p on p.id = s.project_id
    where p.watched and s.net_7 > 0
      ${leastMs === null ? sql`` : sql`and (s.view #>> '{changes,7d,toAt}')::float8 >= ${leastMs}::float8`}
    order by s.net_7 desc nulls last, s.project_id limit ${limit}`);
  return rows.map(({ id, ...row }) => ({ id, revision: revisionOf(row, newest) }));
}
