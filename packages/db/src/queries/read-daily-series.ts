import {
  dayFromNumber,
  dayNumber,
  formatReceiptId,
  missingPoint,
  type Day,
  type Point,
  type Total,
} from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { SourceRow } from "./read-facts.ts";

/** A day as the database packs it: days since 1970, value, whether archived, receipt's key. */
type PackedDay = [day: number, value: number, archived: boolean, receiptKey: string];

/**
 * A total's daily series from the cache, null where there is nothing, and the sources behind it: what `dailyTotals` of
 * the core makes of the observations, in one small answer. This is what most charts ask for.
 * @param range days, both included; null where the first or last figure decides
 */
export async function readDailySeries(
  db: Executor,
  projectId: number,
  total: Total,
  { from, to }: { from: Day | null; to: Day | null },
): Promise<{ points: Point[]; sources: SourceRow[]; newestAt: number | null }> {
  const column = sql.identifier(total);
  const [row] = await db.execute<{ days: PackedDay[] | null; sources: SourceRow[] | null; newest: number | null }>(sql`
    with days as (
      select day, ${column} as value, archived, receipt_key, observed_at from daily_totals
      where project_id = ${projectId} and ${column} is not null
        ${from === null ? sql`` : sql`and day >= ${from}::date`} ${to === null ? sql`` : sql`and day <= ${to}::date`}
    )
    select
      (select json_agg(json_build_array(day - date '1970-01-01', value, archived, receipt_key) order by day) from days)
        as days,
      (select json_agg(s order by s.name) from (
        select distinct source as name, source_url as url, method from receipts
        where project_id = ${projectId} and key in (select receipt_key from days)
      ) s) as sources,
      (select (extract(epoch from max(observed_at)) * 1000)::float8 from days) as newest`);
  const days = row?.days ?? [];
  const first = from === null ? days[0]?.[0] : dayNumber(from);
  const last = to === null ? days.at(-1)?.[0] : dayNumber(to);
  const points = first === undefined || last === undefined ? [] : fillGaps(days, first, last, projectId);
  return { points, sources: row?.sources ?? [], newestAt: row?.newest ?? null };
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
