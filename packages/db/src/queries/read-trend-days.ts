import { addDays, dayRange, type Day, type InstantMs } from "@groundswell/core";
import { and, asc, between, eq, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { dailyTrends } from "../schema/index.ts";

/** A day of what a momentum is estimated from. */
export interface TrendInputDay {
  t: Day;
  /** Net change of stars; null where the day is missing. */
  net: number | null;
  /** A correction of GitHub's fell on it: it counts as missing. */
  setAside: boolean;
}

/**
 * The days in a row up to one, oldest first, as the project's trend was derived from them.
 * @param asOf what was known then; null for now
 */
export async function readTrendDays(
  db: Executor,
  projectId: number,
  { to, count, asOf }: { to: Day; count: number; asOf: InstantMs | null },
): Promise<TrendInputDay[]> {
  const from = addDays(to, 1 - count);
  const { day, net, setAside, knownAt } = dailyTrends;
  const rows = await db
    .select({ day, net, setAside })
    .from(dailyTrends)
    .where(
      and(
        eq(dailyTrends.projectId, projectId),
        between(day, from, to),
        asOf === null ? undefined : lte(knownAt, new Date(asOf)),
      ),
    )
    .orderBy(asc(day));
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return dayRange(from, to).map((t) => {
    const row = byDay.get(t);
    return { t, net: row?.net ?? null, setAside: row?.setAside ?? false };
  });
}
