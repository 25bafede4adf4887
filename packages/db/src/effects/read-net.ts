import {
  dayFromNumber,
  dayNumber,
  EFFECT_BASE_WEEKS,
  EFFECT_WEEK_DAYS,
  type DailyValues,
  type Day,
} from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";

/** Net stars of some days as the database packs them. */
export interface PackedNet {
  /** Days since 1970-01-01, and the net stars of each. */
  days: number[];
  nets: number[];
}

interface Row extends PackedNet, Record<string, unknown> {
  id: number;
}

/** Aggregates of the days of a project in `daily_trends`, as `unpackNet` reads them. */
export const PACKED_NET = sql`json_agg(day - date '1970-01-01' order by day) as days, json_agg(net order by day) as nets`;

/**
 * Net stars a day of some projects over a range of days, one question for all of them. Days that a correction fell on
 * are missing, as are those without a figure.
 * @returns by project; nothing of those that have no day in the range
 */
export async function readNet(
  db: Executor,
  projectIds: readonly number[],
  range: { from: Day; to: Day },
): Promise<Map<number, DailyValues>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select project_id as id, ${PACKED_NET}
    from daily_trends
    where project_id = any(${arrayText(projectIds)}::int[]) and not set_aside
      and day between ${range.from}::date and ${range.to}::date
    group by project_id`);
  return new Map(rows.map((row) => [row.id, unpackNet(row, range)]));
}

/** The same by day, over a range of days; null where there is none. */
export function unpackNet({ days, nets }: PackedNet, { from, to }: { from: Day; to: Day }): DailyValues {
  const start = dayNumber(from);
  const values = Array<number | null>(dayNumber(to) - start + 1).fill(null);
  for (const [place, day] of days.entries()) values[day - start] = nets[place] ?? null;
  return { from: dayFromNumber(start), values };
}

/** Days of the weeks that a week is held against. */
export const BASE_DAYS = EFFECT_BASE_WEEKS * EFFECT_WEEK_DAYS;

/** How many of so many days from one on have a figure. */
export function countKnown({ from, values }: DailyValues, start: Day, days: number): number {
  const offset = dayNumber(start) - dayNumber(from);
  return values.slice(Math.max(0, offset), Math.max(0, offset + days)).filter((value) => value !== null).length;
}
