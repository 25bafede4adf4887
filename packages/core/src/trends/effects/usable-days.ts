import { dayFromNumber, dayNumber } from "../../day.ts";
import { EFFECT_BASE_WEEKS } from "./effect.ts";
import { rateBin, type RateBin } from "./rate-bins.ts";
import { isStoryFree } from "./story-starts.ts";
import { EFFECT_WEEK_DAYS } from "./week-sums.ts";
import type { Day } from "../../day.ts";
import type { DailyValues } from "../types.ts";

const BASE_DAYS = EFFECT_BASE_WEEKS * EFFECT_WEEK_DAYS;

/** A day from which on a week can stand for an ordinary one. */
export interface UsableDay {
  /** Days since 1970-01-01. */
  number: number;
  /** Of the rate over the eight weeks before. */
  bin: RateBin;
}

/**
 * The days of a project whose 56 days before and seven from the day on are complete, and whose week no eligible story's
 * week touches; oldest first.
 * @param storyStarts all days on which weeks of the project's eligible stories began, or may have begun
 */
export function usableDays({ from, values }: DailyValues, storyStarts: readonly Day[]): UsableDay[] {
  const first = dayNumber(from);
  const sums = new Float64Array(values.length + 1);
  const missing = new Uint32Array(values.length + 1);
  values.forEach((value, i) => {
    sums[i + 1] = (sums[i] ?? 0) + (value ?? 0);
    missing[i + 1] = (missing[i] ?? 0) + (value === null ? 1 : 0);
  });
  const between = (of: ArrayLike<number>, start: number, end: number) => (of[end] ?? 0) - (of[start] ?? 0);
  const days: UsableDay[] = [];
  for (let i = BASE_DAYS; i + EFFECT_WEEK_DAYS <= values.length; i += 1) {
    if (between(missing, i - BASE_DAYS, i + EFFECT_WEEK_DAYS) > 0) continue;
    let stars = 0;
    for (let start = i - BASE_DAYS; start < i; start += EFFECT_WEEK_DAYS) {
      stars += Math.max(0, between(sums, start, start + EFFECT_WEEK_DAYS));
    }
    const number = first + i;
    if (storyStarts.length > 0 && !isStoryFree(storyStarts, dayFromNumber(number))) continue;
    days.push({ number, bin: rateBin(stars / BASE_DAYS) });
  }
  return days;
}
