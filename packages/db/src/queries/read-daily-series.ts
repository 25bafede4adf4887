import {
  addDays,
  dayFromNumber,
  dayNumber,
  formatReceiptId,
  missingPoint,
  type Day,
  type InstantMs,
  type Point,
  type Total,
} from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { SourceRow } from "./read-facts.ts";

/** A day as the database packs it: days since 1970, value, whether archived, receipt's key. */
type PackedDay = [day: number, value: number, archived: boolean, receiptKey: string];

/** Days for which receipts are looked up one by one; of more, all of the project's are read instead, which is quicker. */
const FEW_DAYS = 200;

/**
 * A total's daily series, null where there is nothing, and the sources behind it: what `dailyTotals` of the core makes of
 * the observations, in one small answer. This is what most charts ask for. It is read from the cache; as of an instant,
 * from the observations that were known then.
 * @param range days, both included; null where the first or last figure decides
 */
export async function readDailySeries(
  db: Executor,
  projectId: number,
  total: Total,
  { from, to, asOf }: DayRange & { asOf: InstantMs | null },
): Promise<{ points: Point[]; sources: SourceRow[]; newestAt: number | null }> {
  const isShort = from !== null && to !== null && dayNumber(to) - dayNumber(from) < FEW_DAYS;
  const [row] = await db.execute<{ days: PackedDay[] | null; sources: SourceRow[] | null; newest: number | null }>(sql`
    with days as (${asOf === null ? daysNow(projectId, total, { from, to }) : daysThen(projectId, total, { from, to, asOf })}),
    told as ${isShort ? sql`not materialized` : sql`materialized`} (
      select key, source, source_url, method from receipts where project_id = ${projectId}
    )
    select
      (select json_agg(json_build_array(day - date '1970-01-01', value, archived, receipt_key) order by day) from days)
        as days,
      (select json_agg(s order by s.name) from (
        select distinct source as name, source_url as url, method from told where key in (select receipt_key from days)
      ) s) as sources,
      (select (extract(epoch from max(observed_at)) * 1000)::float8 from days) as newest`);
  const days = row?.days ?? [];
  const first = from === null ? days[0]?.[0] : dayNumber(from);
  const last = to === null ? days.at(-1)?.[0] : dayNumber(to);
  const points = first === undefined || last === undefined ? [] : fillGaps(days, first, last, projectId);
  return { points, sources: row?.sources ?? [], newestAt: row?.newest ?? null };
}

interface DayRange {
  from: Day | null;
  to: Day | null;
}

function daysNow(projectId: number, total: Total, { from, to }: DayRange): SQL {
  const column = sql.identifier(total);
  return sql`
    select day, ${column} as value, archived, receipt_key, observed_at from daily_totals
    where project_id = ${projectId} and ${column} is not null
      ${from === null ? sql`` : sql`and day >= ${from}::date`} ${to === null ? sql`` : sql`and day <= ${to}::date`}`;
}

/** The last observation of each day that was known then: a known time beats a bare date, as `lastOfEachDay` has it. */
function daysThen(projectId: number, total: Total, { from, to, asOf }: DayRange & { asOf: InstantMs }): SQL {
  return sql`
    select * from (
      select distinct on (day) (observed_at at time zone 'UTC')::date as day, ${sql.identifier(total)} as value, archived,
        receipt_key, observed_at
      from observations
      where project_id = ${projectId} and observed_at <= ${new Date(asOf).toISOString()}::timestamptz
        ${from === null ? sql`` : sql`and observed_at >= ${`${from}T00:00:00Z`}::timestamptz`}
        ${to === null ? sql`` : sql`and observed_at < ${`${addDays(to, 1)}T00:00:00Z`}::timestamptz`}
      order by day, time_known desc, observed_at desc, source
    ) last where value is not null`;
}

function fillGaps(days: readonly PackedDay[], first: number, last: number, projectId: number): Point[] {
  const points: Point[] = [];
  let next = 0;
  for (let number = first; number <= last; number += 1) {
    const t = dayFromNumber(number);
    const packed = days[next];
    if (packed?.[0] !== number) {
      points.push(missingPoint(t));
      continue;
    }
    next += 1;
    const [, value, archived, receiptKey] = packed;
    const receipt = formatReceiptId(projectId, receiptKey);
    points.push({ t, value, quality: archived ? "archived" : "observed", receipt });
  }
  return points;
}
