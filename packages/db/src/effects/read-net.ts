import { dayFromNumber, dayNumber, type DailyValues, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";

interface PackedNet extends Record<string, unknown> {
  id: number;
  /** Days since 1970-01-01, and the net stars of each. */
  days: number[];
  nets: number[];
}

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
  const rows = await db.execute<PackedNet>(sql`
    select project_id as id, json_agg(day - date '1970-01-01' order by day) as days, json_agg(net order by day) as nets
    from daily_trends
    where project_id = any(${arrayText(projectIds)}::int[]) and not set_aside
      and day between ${range.from}::date and ${range.to}::date
    group by project_id`);
  return new Map(rows.map((row) => [row.id, unpack(row, range)]));
}

function unpack({ days, nets }: PackedNet, { from, to }: { from: Day; to: Day }): DailyValues {
  const start = dayNumber(from);
  const values = Array<number | null>(dayNumber(to) - start + 1).fill(null);
  for (const [place, day] of days.entries()) values[day - start] = nets[place] ?? null;
  return { from: dayFromNumber(start), values };
}
