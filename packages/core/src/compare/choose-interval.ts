import type { Interval } from "../series.ts";

/** A series of more days than this is told by weeks, unless days are asked for: they would be finer than a line. */
export const MAX_DAILY_POINTS = 400;

/**
 * The interval that series are told by.
 * @param asked null: whichever suits their length
 * @param longestDays days from the first to the last of the longest series, both included
 */
export function chooseInterval(asked: Interval | null, longestDays: number): Interval {
  return asked ?? (longestDays > MAX_DAILY_POINTS ? "week" : "day");
}
