import { formatReceiptId, type Day, type Observation } from "@groundswell/core";
import { and, asc, eq, gte, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { dailyTotals } from "../schema/index.ts";

export type DailyTotalsRow = typeof dailyTotals.$inferSelect;

export async function readDailyTotals(
  db: Executor,
  projectId: number,
  range: { from: Day; to: Day } | null,
): Promise<DailyTotalsRow[]> {
  return db
    .select()
    .from(dailyTotals)
    .where(
      and(
        eq(dailyTotals.projectId, projectId),
        range === null ? undefined : gte(dailyTotals.day, range.from),
        range === null ? undefined : lte(dailyTotals.day, range.to),
      ),
    )
    .orderBy(asc(dailyTotals.day));
}

/**
 * The first and last observation of each day: all that the core needs for a day's total and for the midnights.
 * Issues are those of the last.
 */
export function toObservations(rows: readonly DailyTotalsRow[]): Observation[] {
  return rows.flatMap((row) => {
    const last: Observation = {
      observedAt: row.observedAt.getTime(),
      timeKnown: row.timeKnown,
      stars: row.stars,
      forks: row.forks,
      openIssues: row.openIssues,
      openIssuesAndPulls: null,
      quality: row.archived ? "archived" : "observed",
      receipt: formatReceiptId(row.projectId, row.receiptKey),
    };
    const { firstAt, firstStars, firstReceiptKey } = row;
    if (firstAt === null || firstStars === null || firstReceiptKey === null) return [last];
    const first: Observation = {
      ...last,
      observedAt: firstAt.getTime(),
      stars: firstStars,
      forks: row.firstForks,
      quality: row.firstArchived === true ? "archived" : "observed",
      receipt: formatReceiptId(row.projectId, firstReceiptKey),
    };
    return [first, last];
  });
}
