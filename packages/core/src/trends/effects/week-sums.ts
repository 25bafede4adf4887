import { daysBetween, type Day } from "../../day.ts";
import { sum } from "../../statistics/index.ts";
import { EFFECT_BASE_WEEKS, type EffectWeeks } from "./effect.ts";
import type { DailyValues } from "../types.ts";

/** Days of an event's week, and of each that it is held against. */
export const EFFECT_WEEK_DAYS = 7;

/**
 * Stars of seven days.
 * @param start UTC day, the first of the seven
 * @returns their sum, which may be negative; null when one of the days is missing
 */
export function sumWeek({ from, values }: DailyValues, start: Day): number | null {
  const offset = daysBetween(from, start);
  if (offset < 0 || offset + EFFECT_WEEK_DAYS > values.length) return null;
  const known = values.slice(offset, offset + EFFECT_WEEK_DAYS).filter((value) => value !== null);
  return known.length === EFFECT_WEEK_DAYS ? sum(known) : null;
}

/**
 * Stars of the eight weeks before a day, the most recent first, and of the week from it on.
 * @returns null when one of these 63 days is missing
 */
export function sumWeeks(net: DailyValues, start: Day): EffectWeeks | null {
  const offset = daysBetween(net.from, start);
  const first = offset - EFFECT_WEEK_DAYS * EFFECT_BASE_WEEKS;
  if (first < 0 || offset + EFFECT_WEEK_DAYS > net.values.length) return null;
  const sums = Array<number>(EFFECT_BASE_WEEKS + 1).fill(0);
  for (let i = first; i < offset + EFFECT_WEEK_DAYS; i += 1) {
    const value = net.values[i] ?? null;
    if (value === null) return null;
    const week = Math.floor((i - first) / EFFECT_WEEK_DAYS);
    sums[week] = (sums[week] ?? 0) + value;
  }
  return { base: sums.slice(0, -1).reverse(), post: sums.at(-1) ?? NaN };
}

/** Stars a day over the eight weeks before; a week below zero counts as zero. */
export function baseRate({ base }: EffectWeeks): number {
  return sum(base.map((week) => Math.max(0, week))) / (base.length * EFFECT_WEEK_DAYS);
}
