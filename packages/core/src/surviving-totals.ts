import { dayNumber, dayRange, type Day } from "./day.ts";
import type { SurvivingDay } from "./observation.ts";
import { missingPoint, type Point } from "./series.ts";
import { survivingDaily } from "./surviving.ts";

/**
 * How many of the stars given up to and including each day are still held: the running sum of surviving stars from the
 * project's first day on, as of the newest fetches. Where a day is not known no later sum is either: a missing day is
 * never a zero.
 * @param reports any number per day, in any order: the newest fetch counts
 * @param completeFrom the repository's first day, from which on every day must be known for a sum to be whole; days
 * that are reported before it count as well (where GitHub's days end is not known). Null: it is not known, and neither
 * is any sum
 * @param range both ends included
 * @returns one point a day, with the receipt of its own day's report; `settling` from the first day on that is
 */
export function survivingTotals(
  reports: readonly SurvivingDay[],
  completeFrom: Day | null,
  range: { from: Day; to: Day },
): Point[] {
  const first = reports.reduce<Day | null>((least, { day }) => (least === null || day < least ? day : least), null);
  if (first === null || completeFrom === null || first > completeFrom) return missingDays(range);
  const sums = sumUp(survivingDaily(reports, { from: first, to: range.to }));
  const offset = dayNumber(range.from) - dayNumber(first);
  return dayRange(range.from, range.to).map((t, i) => sums[offset + i] ?? missingPoint(t));
}

function missingDays({ from, to }: { from: Day; to: Day }): Point[] {
  return dayRange(from, to).map(missingPoint);
}

/** Running sums, as far as every day is known. */
function sumUp(days: readonly Point[]): Point[] {
  const sums: Point[] = [];
  let total = 0;
  let settling = false;
  for (const day of days) {
    if (day.value === null) break;
    total += day.value;
    settling ||= day.quality === "settling";
    sums.push({ ...day, value: total, quality: settling ? "settling" : day.quality });
  }
  return sums;
}

/**
 * Stars that had been given by a day and have been taken back since: the total observed that day less those of its
 * stars that survive, as of the newest fetch. A star taken back before the day was observed is in neither figure.
 *
 * Uncertain by the counts of the days themselves: a total is read at some moment of its UTC day, while a sum holds the
 * whole of GitHub's day, whose boundary is not known and may lie a day off. So small figures can be negative.
 * @param totals observed totals, one point a day
 * @param surviving `survivingTotals` over the same days
 * @returns null where either is, with the quality and receipt of the surviving total
 * @throws RangeError when the two cover different days
 */
export function starsLost(totals: readonly Point[], surviving: readonly Point[]): Point[] {
  if (totals.length !== surviving.length) throw new RangeError("both totals must cover the same days");
  return surviving.map((kept, i) => {
    const total = totals[i];
    if (total?.t !== kept.t) throw new RangeError("both totals must cover the same days");
    if (total.value === null || kept.value === null) return missingPoint(kept.t);
    return { ...kept, value: total.value - kept.value };
  });
}

/** A day, week or month of a series; of surviving stars, with how many of all given by its last known day survive. */
export interface TotalledPoint extends Point {
  total?: number | null | undefined;
}

/**
 * The totals that points of surviving stars bear, as points of their own. A week that is not over has a total though it
 * has no sum yet: its days are still settling, and none of them answers for it.
 */
export function pickSurvivingTotals(points: readonly TotalledPoint[]): Point[] {
  return points.map(({ total = null, ...point }) => {
    if (total === null) return missingPoint(point.t);
    return { ...point, value: total, quality: point.value === null ? "settling" : point.quality };
  });
}
