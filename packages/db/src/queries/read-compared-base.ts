import type { Day, InstantMs, Total } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

export interface TotalOn {
  value: number;
  observedAt: InstantMs;
}

/** The total of each of these projects on a day, by the project's id; those without one are absent. */
export async function readTotalsOn(
  db: Executor,
  ids: readonly number[],
  total: Total,
  day: Day,
): Promise<Map<number, TotalOn>> {
  const column = sql.identifier(total);
  const rows = await db.execute<{ id: number; value: number; observedAt: number }>(sql`
    select project_id as id, ${column} as value, (extract(epoch from observed_at) * 1000)::float8 as "observedAt"
    from daily_totals
    where project_id = any(${sql.param([...ids])}::int[]) and day = ${day}::date and ${column} is not null`);
  return new Map(rows.map(({ id, value, observedAt }) => [id, { value, observedAt }]));
}

/**
 * The first day on which all of these projects have a total; null when there is none. It looks from day to
 * day, so begin where the youngest of them does.
 */
export async function readFirstCommonDay(
  db: Executor,
  ids: readonly number[],
  total: Total,
  range: { from: Day; to: Day },
): Promise<Day | null> {
  const column = sql.identifier(total);
  const [row] = await db.execute<{ day: Day }>(sql`
    select d.day::text as day from daily_totals d
    where d.project_id = ${ids[0] ?? null} and d.day between ${range.from}::date and ${range.to}::date and (
      select count(*) from daily_totals o
      where o.project_id = any(${sql.param([...ids])}::int[]) and o.day = d.day and o.${column} is not null
    ) = ${ids.length}
    order by d.day limit 1`);
  return row?.day ?? null;
}
