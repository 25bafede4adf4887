import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { RESOURCES } from "../schema/work.ts";

/** How fresh a project's figures are, and what is next. Instants in milliseconds. */
export interface FreshnessRow {
  projectId: number;
  repo: string;
  totalsAt: number | null;
  totalsArchived: boolean | null;
  releasesCheckedAt: number | null;
  historyFrom: string | null;
  nextAt: number | null;
  problem: string | null;
}

/** Freshness of every watched project, stalest totals first. */
export async function readFreshness(db: Executor): Promise<FreshnessRow[]> {
  const rows = await db.execute<FreshnessRow & Record<string, unknown>>(sql`
    select p.id as "projectId", p.repo,
      (extract(epoch from s.observed_at) * 1000)::float8 as "totalsAt", s.totals_archived as "totalsArchived",
      (extract(epoch from w.releases_checked_at) * 1000)::float8 as "releasesCheckedAt",
      h.history_from as "historyFrom",
      (extract(epoch from w.next_at) * 1000)::float8 as "nextAt", w.problem
    from projects p
    left join standings s on s.project_id = p.id
    left join lateral (
      -- Lists wait until the totals have found the repository.
      select case when p.github_id is null or bool_or(resource = 'totals' and problem is not null)
          then min(next_at) filter (where resource = 'totals')
          -- Files are not figures, and without a token nobody looks at them.
          else min(next_at) filter (where resource <> 'openness') end as next_at,
        max(last_success_at) filter (where resource = 'releases') as releases_checked_at,
        (array_agg(problem order by array_position(${sql.param([...RESOURCES])}::text[], resource))
          filter (where problem is not null))[1] as problem
      from poll_state where project_id = p.id
    ) w on true
    left join lateral (
      select min(from_day)::text as history_from from history_fetches where project_id = p.id and what = 'stars'
    ) h on true
    where p.watched
    order by s.observed_at nulls first, p.repo`);
  return [...rows];
}

/** The newest archived day and how many archived observations there are. */
export async function readArchiveExtent(db: Executor): Promise<{ through: string | null; observations: number }> {
  const [row] = await db.execute<{ through: string | null; observations: number }>(sql`
    select max(observed_at at time zone 'UTC')::date::text as through, count(*)::int as observations
    from observations where archived`);
  return row ?? { through: null, observations: 0 };
}
