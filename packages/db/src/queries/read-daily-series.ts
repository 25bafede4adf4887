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

/** Days as the database packs them, column by column: a list of lists takes it twice as long. */
interface PackedDays {
  /** Days since 1970. */
  days: number[] | null;
  values: number[] | null;
  /** A letter a day: whether it is archived. */
  archived: string | null;
  /** Receipts' keys, with commas between. */
  keys: string | null;
}

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
  const range = { from, to };
  const [row] = await db.execute<Packed>(
    asOf === null ? seriesNow(projectId, total, range) : seriesThen(projectId, total, { ...range, asOf }),
  );
  const days = row?.days ?? [];
  const first = from === null ? days[0] : dayNumber(from);
  const last = to === null ? days.at(-1) : dayNumber(to);
  const isEmpty = row === undefined || first === undefined || last === undefined;
  const points = isEmpty ? [] : fillGaps(row, first, last, projectId);
  return { points, sources: row?.sources ?? [], newestAt: row?.newest ?? null };
}

type Packed = Record<string, unknown> & PackedDays & { sources: SourceRow[] | null; newest: number | null };

interface DayRange {
  from: Day | null;
  to: Day | null;
}

const EPOCH = sql.raw("date '1970-01-01'");

const PACKED: SQL = sql`
  array_to_json(array_agg(day - ${EPOCH})) as days, array_to_json(array_agg(value)) as values,
  string_agg(case when archived then 'y' else 'n' end, '') as archived, string_agg(receipt_key, ',') as keys,
  (extract(epoch from max(observed_at)) * 1000)::float8 as newest`;

/** From the cache, in which each day says which of the project's few sources it comes from. */
function seriesNow(projectId: number, total: Total, { from, to }: DayRange): SQL {
  const column = sql.identifier(total);
  return sql`
    select days, values, archived, keys, newest, (
      select json_agg(json_build_object('name', s.source, 'url', s.source_url, 'method', s.method)
        order by s.source, s.source_url, s.method)
      from total_sources s where s.project_id = ${projectId} and s.number = any(packed.numbers)
    ) as sources
    from (
      select ${PACKED}, array_agg(source) as numbers
      from (
        select day, ${column} as value, archived, receipt_key, observed_at, source from daily_totals
        where project_id = ${projectId} and ${column} is not null
          ${from === null ? sql`` : sql`and day >= ${from}::date`} ${to === null ? sql`` : sql`and day <= ${to}::date`}
        order by day
      ) ordered
    ) packed`;
}

/** Days for which receipts are looked up one by one; of more, all of the project's are read instead, which is quicker. */
const FEW_DAYS = 200;

/** From the observations that were known then, and their receipts. */
function seriesThen(projectId: number, total: Total, { from, to, asOf }: DayRange & { asOf: InstantMs }): SQL {
  const isShort = from !== null && to !== null && dayNumber(to) - dayNumber(from) < FEW_DAYS;
  return sql`
    with days as (${daysThen(projectId, total, { from, to, asOf })}),
    told as ${isShort ? sql`not materialized` : sql`materialized`} (
      select key, source, source_url, method from receipts where project_id = ${projectId}
    )
    select ${PACKED}, (
      select json_agg(s order by s.name, s.url, s.method) from (
        select distinct source as name, source_url as url, method from told
        where (key in (select receipt_key from days)) is true -- not a join: for that the server may compare all with all
      ) s) as sources
    from (select * from days order by day) ordered`;
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

function fillGaps(packed: PackedDays, first: number, last: number, projectId: number): Point[] {
  const { days, values, archived } = packed;
  const keys = packed.keys?.split(",") ?? [];
  const points: Point[] = [];
  let next = 0;
  for (let number = first; number <= last; number += 1) {
    const t = dayFromNumber(number);
    const [value, key] = [values?.[next], keys[next]];
    if (days?.[next] !== number || value === undefined || key === undefined) {
      points.push(missingPoint(t));
      continue;
    }
    const quality = archived?.[next] === "y" ? "archived" : "observed";
    points.push({ t, value, quality, receipt: formatReceiptId(projectId, key) });
    next += 1;
  }
  return points;
}
