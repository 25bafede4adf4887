import { addDays, dayOf, type Day, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

interface Found extends Record<string, unknown> {
  day: Day | null;
}

/**
 * The newest complete day of the catalogue: the last with a net figure of any watched project. It stands for today
 * wherever a project's figures are asked whether they are of today, as an archive's today is long past.
 * @param asOf as known then; null for now
 * @returns null where there is no such day
 */
export async function readNewestDay(db: Executor, asOf: InstantMs | null): Promise<Day | null> {
  const newest = await readNewestNow(db);
  if (newest === null || asOf === null) return newest;
  const yesterday = addDays(dayOf(asOf), -1);
  const last = newest < yesterday ? newest : yesterday;
  return (await wasKnown(db, last, asOf)) ? last : readNewestAsOf(db, asOf);
}

async function readNewestNow(db: Executor): Promise<Day | null> {
  const [row] = await db.execute<Found>(sql`
    select s.momentum_to::text as day from standings s join projects p on p.id = s.project_id
    where p.watched and s.momentum_to is not null order by s.momentum_to desc limit 1`);
  return row?.day ?? null;
}

/** Whether anybody's figure of a day was known at an instant: in most catalogues the first that is looked at. */
async function wasKnown(db: Executor, day: Day, asOf: InstantMs): Promise<boolean> {
  // The limit within keeps it a look at the primary key for each project, until the first that is found.
  const rows = await db.execute(sql`
    select from projects p cross join lateral (
      select from daily_trends
      where project_id = p.id and day = ${day}::date and known_at <= ${toText(asOf)}::timestamptz limit 1
    ) t where p.watched limit 1`);
  return rows.length > 0;
}

async function readNewestAsOf(db: Executor, asOf: InstantMs): Promise<Day | null> {
  const [row] = await db.execute<Found>(sql`
    select max(t.day)::text as day from projects p cross join lateral (
      select day from daily_trends
      where project_id = p.id and day < ${dayOf(asOf)}::date and known_at <= ${toText(asOf)}::timestamptz
      order by day desc limit 1
    ) t where p.watched`);
  return row?.day ?? null;
}

function toText(instant: InstantMs): string {
  return new Date(instant).toISOString();
}
