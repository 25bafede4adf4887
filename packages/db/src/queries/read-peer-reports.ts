import { formatReceiptId, type Day, type InstantMs, type SurvivingDay } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { listReports, type SaidDay } from "./list-reports.ts";

/** A row of either table: these are all strings and numbers in both kinds of database. */
interface Said extends Record<string, unknown> {
  projectId: number;
  at: number;
  day: Day;
  count: number;
  receiptKey: string;
}

interface Fetch extends Record<string, unknown> {
  projectId: number;
  at: number;
  fromDay: Day;
  toDay: Day;
  receiptKey: string;
}

/**
 * What `readSurvivingDays` reads of the stars of one project, of many with two queries in all.
 * @param days the days that matter
 * @returns by project, by day, in the order it was said; projects of which nothing was said are absent
 */
export async function readPeerReports(
  db: Executor,
  projectIds: readonly number[],
  {
    asOf,
    days,
    recountedAfterDays,
  }: { asOf: InstantMs | null; days: readonly Day[]; recountedAfterDays: readonly number[] },
): Promise<Map<number, Map<Day, SurvivingDay[]>>> {
  const known = asOf === null ? sql`` : sql`and fetched_at <= ${new Date(asOf).toISOString()}::timestamptz`;
  const said = Map.groupBy(await readSaid(db, projectIds, days, known), ({ projectId }) => projectId);
  if (said.size === 0) return new Map();
  const fetches = Map.groupBy(await readFetches(db, projectIds, days, known), ({ projectId }) => projectId);
  return new Map(
    [...said].map(([projectId, rows]) => {
      const reports = listReports(rows, fetches.get(projectId) ?? [], recountedAfterDays);
      return [projectId, Map.groupBy(reports.map(toReport(projectId)), ({ day }) => day)];
    }),
  );
}

function toReport(projectId: number) {
  return ({ day, count, at, receiptKey }: SaidDay): SurvivingDay => ({
    day,
    stars: count,
    fetchedAt: at,
    receipt: formatReceiptId(projectId, receiptKey),
  });
}

async function readSaid(db: Executor, ids: readonly number[], days: readonly Day[], known: SQL): Promise<Said[]> {
  return db.execute<Said>(sql`
    select project_id as "projectId", day::text as day, count, receipt_key as "receiptKey",
      (extract(epoch from fetched_at) * 1000)::float8 as at
    from surviving_days
    where project_id = any(${sql.param([...ids])}::int[]) and what = 'stars'
      and day = any(${sql.param([...days])}::text[]::date[]) ${known}
    order by project_id, day, fetched_at`);
}

/** Fetches that covered none of these days confirm none of them. */
async function readFetches(db: Executor, ids: readonly number[], days: readonly Day[], known: SQL): Promise<Fetch[]> {
  const ordered = days.toSorted();
  return db.execute<Fetch>(sql`
    select project_id as "projectId", from_day::text as "fromDay", to_day::text as "toDay", receipt_key as "receiptKey",
      (extract(epoch from fetched_at) * 1000)::float8 as at
    from history_fetches
    where project_id = any(${sql.param([...ids])}::int[]) and what = 'stars'
      and from_day <= ${ordered.at(-1) ?? null}::date and to_day >= ${ordered[0] ?? null}::date ${known}
    order by project_id, fetched_at, from_day`);
}
