import { completeWeeks, formatReceiptId, type Day, type Observation } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** Projects that are pooled at most: their weeks are many more than a median of shares needs. */
const MOST_PROJECTS = 2_000;
/** Projects read at once. */
const BATCH = 50;

/** A project's first observation of each day, and its last. */
interface PackedLooks extends Record<string, unknown> {
  id: number;
  looks: [at: number, stars: number][];
}

/**
 * The whole weeks of all projects between two days, by their Mondays; of a large catalogue those of
 * enough projects.
 */
export async function readWeeks(db: Executor, { from, to }: { from: Day; to: Day }): Promise<Map<Day, number[][]>> {
  const weeks = new Map<Day, number[][]>();
  const ids = await listProjects(db, from, to);
  for (let start = 0; start < ids.length; start += BATCH) {
    for (const { looks } of await readDailyLooks(db, ids.slice(start, start + BATCH), { from, to })) {
      for (const { monday, nets } of completeWeeks(looks.map(toObservation))) {
        const pooled = weeks.get(monday);
        if (pooled === undefined) weeks.set(monday, [nets]);
        else pooled.push(nets);
      }
    }
  }
  return weeks;
}

/** Projects with totals in the range, scattered: those that were added together may be of one kind. */
async function listProjects(db: Executor, from: Day, to: Day): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from projects p
    where exists (select from daily_totals t where t.project_id = p.id and t.day >= ${from}::date and t.day <= ${to}::date)
    order by md5(id::text) limit ${MOST_PROJECTS}`);
  return rows.map(({ id }) => id);
}

async function readDailyLooks(
  db: Executor,
  ids: readonly number[],
  { from, to }: { from: Day; to: Day },
): Promise<PackedLooks[]> {
  // The midnights at both ends lie between these days and the ones beside them.
  const rows = await db.execute<PackedLooks>(sql`
    select project_id as id, json_agg(json_build_array(extract(epoch from at) * 1000, stars) order by at) as looks
    from (
      select project_id, first_at as at, first_stars as stars from daily_totals
      where project_id = any(${sql.param([...ids])}::int[]) and time_known
        and day >= ${from}::date - 2 and day <= ${to}::date + 2
      union
      select project_id, observed_at, stars from daily_totals
      where project_id = any(${sql.param([...ids])}::int[]) and time_known
        and day >= ${from}::date - 2 and day <= ${to}::date + 2
    ) looks
    group by project_id order by md5(project_id::text)`);
  return [...rows];
}

function toObservation([at, stars]: [at: number, stars: number]): Observation {
  return {
    observedAt: Math.round(at),
    timeKnown: true,
    stars,
    forks: null,
    openIssues: null,
    openIssuesAndPulls: null,
    quality: "observed",
    receipt: formatReceiptId(0, ""),
  };
}
