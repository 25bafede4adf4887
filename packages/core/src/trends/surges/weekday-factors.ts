import { addDays, isoWeekStart, type Day } from "../../day.ts";
import { median, sum } from "../../statistics/index.ts";
import type { WeekdayFactors } from "../types.ts";

/** What a weekday's share is when nothing is known of it. */
export const EVEN_WEEK: WeekdayFactors = [1, 1, 1, 1, 1, 1, 1];

/** Weeks with fewer stars say little of how they fall over the days: one star is a seventh of seven. */
export const MIN_FACTOR_WEEK_STARS = 70;
/** A week's shares scatter by a quarter: the median of 100 is good to 3 %, where weekdays differ by 10 to 20 %. */
export const MIN_FACTOR_WEEKS = 100;
export const FACTOR_WINDOW_WEEKS = 52;

/**
 * How a week's stars fall over its days, pooled over the catalogue: the median, over the weeks, of each day's share of
 * its week. A burst moves one week's shares and not the median; weeks with fewer than 70 stars are left out, since
 * their shares are mostly chance. Fewer than 100 such weeks give 1 for each day: a wrong factor is worse than none.
 * @param weeks net stars of complete Monday–Sunday weeks of all projects; negative days count as 0
 * @returns seven factors, Monday first, mean 1
 */
export function weekdayFactors(weeks: readonly (readonly number[])[]): WeekdayFactors {
  const shares = weeks.flatMap(sharesOf);
  if (shares.length < MIN_FACTOR_WEEKS) return EVEN_WEEK;
  const medians = EVEN_WEEK.map((_, weekday) => median(shares.map((week) => week[weekday] ?? 0)));
  const total = sum(medians);
  // A weekday without stars in half of the weeks: no factor can stand for that.
  if (medians.some((share) => share <= 0)) return EVEN_WEEK;
  return medians.map((share) => (7 * share) / total);
}

/** Nothing of a week that is too small to tell. */
function sharesOf(week: readonly number[]): number[][] {
  const counts = week.map((net) => Math.max(0, net));
  const stars = sum(counts);
  return stars < MIN_FACTOR_WEEK_STARS ? [] : [counts.map((count) => count / stars)];
}

/** The first day of the calendar quarter of a day. */
export function factorsQuarter(day: Day): Day {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
}

/**
 * The days that a quarter's factors are read from, both included: 52 whole ISO weeks that end at least 7 days before
 * the quarter begins. They are known before its first day and never change after, whatever is seen later.
 */
export function factorsWindow(quarter: Day): { from: Day; to: Day } {
  const end = addDays(isoWeekStart(addDays(quarter, -7)), -1);
  return { from: addDays(end, 1 - 7 * FACTOR_WINDOW_WEEKS), to: end };
}
