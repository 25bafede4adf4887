import { AGE_DAYS, dayNumber, startOfSpan, type Day, type Interval, type Total } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** A source as the database packs it. */
export type PackedSource = [name: string, url: string | null, method: string];

/**
 * A span's last day with a figure: days since 1970, value, whether archived, receipt's key; and its source, where that
 * is another than the one of the span before.
 */
export type PackedSpan = [
  day: number,
  value: number,
  archived: boolean,
  receiptKey: string,
  source: PackedSource | null,
];

/** Whose totals are read, and how its days are gathered into spans. */
export interface SpannedProject {
  id: number;
  /** Its first day with a figure. */
  first: Day;
  /** The day from which its age is counted; null: spans are those of the calendar. */
  origin: Day | null;
}

/**
 * The totals of some projects by spans, over all their days: of each span the last figure. One query with an answer of
 * a few numbers a span, which looks each span's last day up instead of reading all days. `gatherPoints` of the core
 * over `startOfSpan` is the definition.
 * @param projects all with an origin, or none
 * @returns the spans that have a figure, oldest first, by the project's id
 */
export async function readComparedTotals(
  db: Executor,
  projects: readonly SpannedProject[],
  total: Total,
  interval: Interval,
): Promise<Map<number, PackedSpan[]>> {
  if (projects.length === 0) return new Map();
  const ids = projects.map(({ id }) => id);
  const starts = projects.map(({ first, origin }) => dayNumber(startOfSpan(first, interval, origin)));
  const isByAge = projects.some(({ origin }) => origin !== null);
  if (isByAge && projects.some(({ origin }) => origin === null)) throw new RangeError("all by age, or all by date");
  const rows = await db.execute<{ id: number; spans: PackedSpan[] | null }>(sql`
    select asked.id, packed.spans
    from unnest(${sql.param(ids)}::int[], ${sql.param(starts)}::int[]) as asked(id, start),
    lateral (
      select json_agg(json_build_array(day - ${EPOCH}, value, archived, receipt_key,
          case when (source, source_url, method) is distinct from (source_before, url_before, method_before)
            then json_build_array(source, source_url, method) end) order by day) as spans
      from (
        select kept.*, s.source, s.source_url, s.method, lag(s.source) over by_day as source_before,
          lag(s.source_url) over by_day as url_before, lag(s.method) over by_day as method_before
        from (${interval === "day" ? totalsOf(total) : lastOfEach(total, interval, isByAge)}) kept
        join total_sources s on s.project_id = asked.id and s.number = kept.source_number
        window by_day as (order by kept.day)
      ) told
    ) packed`);
  return new Map(rows.map(({ id, spans }) => [id, spans ?? []]));
}

const EPOCH = sql.raw("date '1970-01-01'");

function totalsOf(total: Total): SQL {
  return sql`select day, ${sql.identifier(total)} as value, archived, receipt_key, source as source_number from daily_totals d
    where d.project_id = asked.id and ${sql.identifier(total)} is not null`;
}

/** The last figure of each span, looked up by index: from the span's first day on, and before the next one's. */
function lastOfEach(total: Total, interval: "week" | "month", isByAge: boolean): SQL {
  const newest = sql`(select max(day) from daily_totals where project_id = asked.id)`;
  const isCalendar = interval === "month" && !isByAge;
  // Whole numbers where that will do: they take half as long. Timestamps with a zone would be of the session's zone.
  const spans = isCalendar
    ? sql`select span::date as first, (span + interval '1 month')::date as next
        from generate_series((${EPOCH} + asked.start)::timestamp, ${newest}::timestamp, interval '1 month') as span`
    : sql`select ${EPOCH} + span as first, ${EPOCH} + span + ${sql.raw(String(AGE_DAYS[interval]))} as next
        from generate_series(asked.start, ${newest} - ${EPOCH}, ${sql.raw(String(AGE_DAYS[interval]))}) as span`;
  return sql`select last.* from (${spans}) spans,
    lateral (${totalsOf(total)} and d.day >= first and d.day < next order by d.day desc limit 1) last`;
}
