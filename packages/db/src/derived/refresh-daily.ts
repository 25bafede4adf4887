import type { Day } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/**
 * Derives a project's daily totals from its observations: the last of each UTC day (a known time beats a bare date),
 * and the first for interpolating to midnight, where that is another. The definition is `lastOfEachDay` of the core; a
 * test holds this to it. Call it with the project's caches locked, as sources are numbered one after the other.
 * @param from only days from this one on; null for all
 */
export async function refreshDailyTotals(db: Executor, projectId: number, from: Day | null): Promise<void> {
  const since = from === null ? sql`` : sql`and o.observed_at >= ${`${from}T00:00:00Z`}::timestamptz`;
  await numberSources(db, projectId, since);
  await db.execute(sql`
    insert into daily_totals (project_id, day, stars, forks, open_issues, source, time_known, archived, observed_at,
      receipt_key, first_at, first_stars, first_forks, first_archived, first_receipt_key)
    select last.project_id, day, stars, forks, open_issues, s.number, time_known, archived, observed_at, receipt_key,
      case when is_other then first_at end, case when is_other then first_stars end,
      case when is_other then first_forks end, case when is_other then first_archived end,
      case when is_other then first_receipt_key end
    from (
      select distinct on (day) *, first_at <> observed_at as is_other
      from (
        select *, first_value(stars) over earliest as first_stars, first_value(forks) over earliest as first_forks,
          first_value(observed_at) over earliest as first_at, first_value(archived) over earliest as first_archived,
          first_value(receipt_key) over earliest as first_receipt_key
        from (
          select *, (observed_at at time zone 'UTC')::date as day
          from observations o where o.project_id = ${projectId} ${since}
        ) dated
        window earliest as (partition by day order by time_known desc, observed_at, source)
      ) firsts
      order by day, time_known desc, observed_at desc, source
    ) last
    join receipts r on r.project_id = ${projectId} and r.key = last.receipt_key
    join total_sources s on s.project_id = ${projectId} and ${isSameSource}
    on conflict (project_id, day) do update set
      stars = excluded.stars, forks = excluded.forks, open_issues = excluded.open_issues, source = excluded.source,
      time_known = excluded.time_known, archived = excluded.archived, observed_at = excluded.observed_at,
      receipt_key = excluded.receipt_key, first_at = excluded.first_at, first_stars = excluded.first_stars,
      first_forks = excluded.first_forks, first_archived = excluded.first_archived,
      first_receipt_key = excluded.first_receipt_key`);
}

const isSameSource: SQL = sql`
  s.source = r.source and s.method = r.method and s.source_url is not distinct from r.source_url`;

/** Gives each source that the project's totals had not come from before the next number. */
async function numberSources(db: Executor, projectId: number, since: SQL): Promise<void> {
  await db.execute(sql`
    insert into total_sources (project_id, number, source, source_url, method)
    select project_id, (select coalesce(max(number), 0) from total_sources where project_id = ${projectId})
      + row_number() over (order by first, source, source_url, method), source, source_url, method
    from (
      select o.project_id, r.source, r.source_url, r.method, min(o.observed_at) as first
      from observations o join receipts r on r.project_id = o.project_id and r.key = o.receipt_key
      where o.project_id = ${projectId} ${since}
        and not exists (select from total_sources s where s.project_id = ${projectId} and ${isSameSource})
      group by 1, 2, 3, 4
    ) told`);
}
