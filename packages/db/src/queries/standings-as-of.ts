import { dayOf, MAX_INTERPOLATION_MS, type Day, type InstantMs } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import { firstRecentDay } from "../trends/show-momentum.ts";

/**
 * The standings as they were at an instant, in place of the table: each project's last trend day that was known then,
 * its last totals, and how these had changed; of these what a list is to be sorted by, as every row is looked up.
 * Names, categories and words are today's.
 * @param newest the newest complete day of the catalogue that was known then: trend days of long before count for nothing
 */
export function standingsAsOf(
  asOf: InstantMs,
  sort: "momentum" | "velocity" | "stars" | "net" | "name",
  newest: Day | null,
): SQL {
  const then = sql`${new Date(asOf).toISOString()}::timestamptz`;
  switch (sort) {
    case "name":
      return sql`standings`;
    case "momentum":
    case "velocity":
      // No day is known before it ends: without saying so, all that came later would be walked through.
      return sql`(
        select now.project_id, now.category, now.search, t.cautious, t.velocity, t.rate_7, t.rate_30, t.rate_90
        from standings now left join lateral (
          select day, cautious, velocity, rate_7, rate_30, rate_90 from daily_trends
          where project_id = now.project_id and known_at <= ${then} and day < ${dayOf(asOf)}::date
          order by day desc limit 1
        ) t on ${newest === null ? sql`true` : sql`t.day >= ${firstRecentDay(newest)}::date`})`;
    case "stars":
      return sql`(
        select now.project_id, now.category, now.search, last.stars
        from standings now left join lateral (
          -- The last of its day: a known time beats a bare date.
          select stars from observations
          where project_id = now.project_id and observed_at <= ${then} and observed_at >= (
            select date_trunc('day', observed_at, 'UTC') from observations
            where project_id = now.project_id and observed_at <= ${then} order by observed_at desc limit 1)
          order by time_known desc, observed_at desc, source limit 1
        ) last on true)`;
    case "net":
      return sql`(
        select now.project_id, now.category, now.search, ${netOver(7, then)} as net_7, ${netOver(30, then)} as net_30,
          ${netOver(90, then)} as net_90
        from standings now)`;
  }
}

/** What `changeOverWindow` of the core tells of the observations known at an instant. */
function netOver(days: number, then: SQL): SQL {
  const timed = sql`from observations where project_id = now.project_id and time_known and observed_at <= ${then}`;
  return sql`(
    select floor(newest.stars - (case when b.stars is null then a.stars
      else b.stars + extract(epoch from newest.start - b.observed_at) / extract(epoch from a.observed_at - b.observed_at)
        * (a.stars - b.stars) end) + 0.5)::int
    from (
      select stars, observed_at - make_interval(hours => ${24 * days}::int) as start
      ${timed} order by observed_at desc, source limit 1
    ) newest
    cross join lateral (
      select stars, observed_at ${timed} and observed_at >= newest.start order by observed_at, source limit 1
    ) a
    left join lateral (
      select stars, observed_at ${timed} and observed_at < newest.start and a.observed_at > newest.start
      order by observed_at desc, source limit 1
    ) b on true
    where a.observed_at = newest.start
      or a.observed_at - b.observed_at <= make_interval(secs => ${MAX_INTERPOLATION_MS / 1000}::float8)
  )`;
}
