import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { at, IS_EXPECTED, ms, WATCHED_WORK, type Resource } from "../poll/work.ts";

/** How well the figures are kept up, in a few numbers, however many projects there are. */
export interface Upkeep {
  projects: {
    /** Watched or not. */
    known: number;
    watched: number;
    /** Watched, and read from GitHub by this product. */
    observed: number;
    /** Watched, and something of them could not be read when last looked at. */
    failing: number;
  };
  /** When the totals of watched projects were read from GitHub; null where none were. */
  totals: { oldestAt: InstantMs | null; medianAt: InstantMs | null; olderThanADay: number };
  /** Each resource of which something is due. */
  queue: { resource: Resource; due: number; overdue: number; oldestDueAt: InstantMs }[];
}

const DAY_MS = 86_400_000;

/**
 * Reads a row for each project and for each piece of work that is due: seldom.
 * @param overdueMs work that has been due for longer is overdue
 */
export async function readUpkeep(db: Executor, now: InstantMs, overdueMs: number): Promise<Upkeep> {
  const [projects] = await db.execute<Upkeep["projects"] & Upkeep["totals"] & Record<string, unknown>>(sql`
    select count(*)::int as known, count(*) filter (where t.watched)::int as watched, count(t.at)::int as observed,
      count(*) filter (where t.watched and t.failing)::int as failing, min(t.at) as "oldestAt",
      percentile_disc(0.5) within group (order by t.at) as "medianAt",
      count(*) filter (where t.at < ${now - DAY_MS}::float8)::int as "olderThanADay"
    from (
      select p.watched,
        case when p.watched and not s.totals_archived then ${ms(sql`s.observed_at`)} end as at,
        exists (select from poll_state w where w.project_id = p.id and w.problem is not null) as failing
      from projects p left join standings s on s.project_id = p.id
    ) t`);
  const queue = await db.execute<Upkeep["queue"][number] & Record<string, unknown>>(sql`
    select w.resource, count(*)::int as due,
      count(*) filter (where w.next_at <= ${at(now - overdueMs)})::int as overdue,
      ${ms(sql`min(w.next_at)`)} as "oldestDueAt"
    from ${WATCHED_WORK}
    where w.next_at <= ${at(now)} and ${IS_EXPECTED}
    group by w.resource order by w.resource`);
  const { known = 0, watched = 0, observed = 0, failing = 0 } = projects ?? {};
  const { oldestAt = null, medianAt = null, olderThanADay = 0 } = projects ?? {};
  return {
    projects: { known, watched, observed, failing },
    totals: { oldestAt, medianAt, olderThanADay },
    queue: [...queue],
  };
}
