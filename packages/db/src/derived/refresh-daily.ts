import type { Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/**
 * Derives a project's daily totals from its observations: the last of each UTC day (a known time beats a bare date),
 * and the first for interpolating to midnight. The definition is `lastOfEachDay` of the core; a test holds this to it.
 * @param from only days from this one on; null for all
 */
export async function refreshDailyTotals(db: Executor, projectId: number, from: Day | null): Promise<void> {
  const since = from === null ? sql`` : sql`and observed_at >= ${`${from}T00:00:00Z`}::timestamptz`;
  await db.execute(sql`
    insert into daily_totals (project_id, day, stars, forks, open_issues, observed_at, time_known, archived,
      receipt_key, first_stars, first_forks, first_at, first_archived, first_receipt_key)
    select distinct on (day) project_id, day, stars, forks, open_issues, observed_at, time_known, archived,
      receipt_key, first_stars, first_forks, first_at, first_archived, first_receipt_key
    from (
      select *, first_value(stars) over earliest as first_stars, first_value(forks) over earliest as first_forks, first_value(observed_at) over earliest as first_at,
        first_value(archived) over earliest as first_archived,
        first_value(receipt_key) over earliest as first_receipt_key
      from (
        select *, (observed_at at time zone 'UTC')::date as day
        from observations where project_id = ${projectId} ${since}
      ) dated
      window earliest as (partition by day order by time_known desc, observed_at, source)
    ) firsts
    order by day, time_known desc, observed_at desc, source
    on conflict (project_id, day) do update set
      stars = excluded.stars, forks = excluded.forks, open_issues = excluded.open_issues,
      observed_at = excluded.observed_at, time_known = excluded.time_known, archived = excluded.archived,
      receipt_key = excluded.receipt_key, first_stars = excluded.first_stars, first_forks = excluded.first_forks, first_at = excluded.first_at,
      first_archived = excluded.first_archived, first_receipt_key = excluded.first_receipt_key`);
}
