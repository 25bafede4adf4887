import { changeOverWindow, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { toObservation, type Look } from "./look.ts";
import type { ProjectView, ViewChange } from "./project-view.ts";

interface Row extends Record<string, unknown> {
  days: number;
  newest: Look;
  /** The observations around the window's start. */
  before: Look | null;
  after: Look | null;
}

/**
 * How a project's stars have changed over each window. The few observations that decide it are read from the facts, of
 * now as of an earlier instant: a day's first and last are too few, as a window may start between others.
 */
export async function gatherChanges(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<ProjectView["changes"]> {
  const timed = sql`from observations where project_id = ${projectId} and time_known`;
  const known = asOf === null ? sql`` : sql`and observed_at <= ${new Date(asOf).toISOString()}::timestamptz`;
  const look = (row: "newest" | "a" | "b") =>
    sql.raw(`json_build_array(extract(epoch from ${row}.observed_at) * 1000, ${row}.stars)`);
  // Of several sources at one instant the first by name counts, as everywhere.
  const rows = await db.execute<Row>(sql`
    select w.days, ${look("newest")} as newest,
      case when b.stars is not null then ${look("b")} end as before,
      case when a.stars is not null then ${look("a")} end as after
    from (select stars, observed_at ${timed} ${known} order by observed_at desc, source limit 1) newest
    cross join (values (7), (30), (90)) w (days)
    cross join lateral (select newest.observed_at - make_interval(hours => 24 * w.days) as start) s
    left join lateral (
      select stars, observed_at ${timed} and observed_at >= s.start order by observed_at, source limit 1
    ) a on true
    left join lateral (
      select stars, observed_at ${timed} and observed_at < s.start order by observed_at desc, source limit 1
    ) b on true`);
  const over = (days: number) => toChange(rows.find((row) => row.days === days));
  return { "7d": over(7), "30d": over(30), "90d": over(90) };
}

function toChange(row: Row | undefined): ViewChange | null {
  if (row === undefined) return null;
  const looks = [row.before, row.after, row.newest].filter((look) => look !== null);
  const change = changeOverWindow(looks.map(toObservation), row.days);
  return change === null ? null : { value: change.value, fromAt: change.fromAt, toAt: change.toAt };
}
