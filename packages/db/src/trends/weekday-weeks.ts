import { addDays, completeWeeks, factorsWindow, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { toObservation, type Look } from "../derived/look.ts";

/** Projects that are pooled at most: their weeks are many more than a median of shares needs. */
const MOST_PROJECTS = 2_000;
/** Projects read at once. */
const BATCH = 50;
/** Days before the window that tell what an ordinary fall is: 56 with a figure, and some that have none. */
const LEAD_IN_DAYS = 90;
/** A midnight lies between looks at most 36 hours apart: the window's last is told by the second day after it, at most. */
const DAYS_SEEN_AFTER = 2;

/** A project's first observation of each day, and its last. */
interface PackedLooks extends Record<string, unknown> {
  id: number;
  looks: Look[];
}

interface DayRange {
  from: Day;
  to: Day;
}

/** The days whose totals decide a quarter's factors, both included; totals of other days decide nothing. */
export function factorsReading(quarter: Day): DayRange {
  const { from, to } = factorsWindow(quarter);
  return { from: addDays(from, -LEAD_IN_DAYS), to: addDays(to, DAYS_SEEN_AFTER) };
}

/**
 * The whole weeks of all projects that a quarter's factors are read from; of a large catalogue those of enough projects.
 * They depend on the totals of its {@link factorsReading} alone, whichever other quarters are computed with it.
 */
export async function readWeeks(db: Executor, quarter: Day): Promise<number[][]> {
  const window = factorsWindow(quarter);
  const ids = await listProjects(db, window);
  const weeks: number[][] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    for (const { looks } of await readDailyLooks(db, ids.slice(start, start + BATCH), factorsReading(quarter))) {
      for (const { monday, nets } of completeWeeks(looks.map(toObservation))) {
        if (monday >= window.from && monday <= window.to) weeks.push(nets);
      }
    }
  }
  return weeks;
}

/** Projects with totals in the window, those that were added first: one that joins takes no other's place. */
async function listProjects(db: Executor, { from, to }: DayRange): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from projects p
    where exists (select from daily_totals t
      where t.project_id = p.id and t.time_known and t.day >= ${from}::date and t.day <= ${to}::date)
    order by id limit ${MOST_PROJECTS}`);
  return rows.map(({ id }) => id);
}

async function readDailyLooks(db: Executor, ids: readonly number[], { from, to }: DayRange): Promise<PackedLooks[]> {
  const rows = await db.execute<PackedLooks>(sql`
    select project_id as id, json_agg(json_build_array(extract(epoch from at) * 1000, stars) order by at) as looks
    from (
      select project_id, first_at as at, first_stars as stars from daily_totals
      where project_id = any(${sql.param([...ids])}::int[]) and time_known and first_at is not null
        and day >= ${from}::date and day <= ${to}::date
      union
      select project_id, observed_at, stars from daily_totals
      where project_id = any(${sql.param([...ids])}::int[]) and time_known
        and day >= ${from}::date and day <= ${to}::date
    ) looks
    group by project_id`);
  return [...rows];
}
