import type { Day, InstantMs } from "./day.ts";
import type { SurvivingDay } from "./observation.ts";
import type { ReceiptRef } from "./series.ts";
import { isSettled } from "./surviving.ts";

/** What was said of a day, each time that it was something new. */
export interface LedgerDay {
  t: Day;
  /** Oldest first, never empty; neighbours differ in their count. */
  revisions: { knownAt: InstantMs; count: number; receipt: ReceiptRef }[];
  /** The count that was said first. The day may not have been over by then: it is not what the day gained. */
  first: number;
  /** The count that was said last. */
  now: number;
  /**
   * How many of those that came on the day have gone again, as far as we saw: the highest count said since the day
   * settled, less today's. Null until a look has seen the day settled. What went before our first look is not in it.
   */
  lost: number | null;
}

/**
 * The revision ledger: per day the counts that were said of it, and how many of them have gone since. A count that is
 * said again adds no revision, but it is a look: a count said early and confirmed once the day had settled counts as
 * settled.
 * @param reports of any days, any number a day, in any order
 * @returns newest day first
 * @example of a day that was said to have 40 at its noon, 90 once settled, then 70: first 40, now 70, lost 20
 */
export function ledgerDays(reports: readonly SurvivingDay[]): LedgerDay[] {
  const byDay = Map.groupBy(reports, (report) => report.day);
  return [...byDay].flatMap(([t, said]) => toLedgerDay(t, said)).sort((a, b) => (a.t < b.t ? 1 : -1));
}

function toLedgerDay(t: Day, reports: readonly SurvivingDay[]): LedgerDay[] {
  const inOrder = reports.toSorted((a, b) => a.fetchedAt - b.fetchedAt);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) return [];
  const revisions = inOrder
    .filter((report, i) => report.stars !== inOrder[i - 1]?.stars)
    .map(({ fetchedAt, stars, receipt }) => ({ knownAt: fetchedAt, count: stars, receipt }));
  const settled = inOrder.filter((report) => isSettled(t, report.fetchedAt)).map((report) => report.stars);
  const lost = settled.length === 0 ? null : Math.max(...settled) - last.stars;
  return [{ t, revisions, first: first.stars, now: last.stars, lost }];
}
