import { addDays, type Day } from "../../day.ts";
import { sum } from "../../statistics/index.ts";
import type { DailyValues } from "../types.ts";

/** How much of a project's stars came at once, and how much came after. */
export interface BurstShape {
  /** The 14 days with the most stars, the first of equals. */
  span: { from: Day; to: Day };
  /** Stars of these days ÷ all stars that were ever given, as they were first counted: 0–1. */
  share: number;
  /** Stars of the 60 days after, as a share of the same; null where one of them is not known yet. */
  tail: number | null;
  /** Null: nothing unusual. `strong`: next to nothing came after. */
  level: "worth a look" | "strong" | null;
}

const BURST_DAYS = 14;
const TAIL_DAYS = 60;
/** A shorter life has no shape yet. */
export const MIN_SHAPE_DAYS = BURST_DAYS + TAIL_DAYS;
/** Two weeks with fewer stars are no burst, whatever their share. */
const MIN_STARS = 50;

/**
 * The shape of a project's stars: 14 days that brought 40 % of them are worth a look; 70 % with less than 10 % in the
 * 60 days after are a stronger sign. A launch looks like that too. Source: the methods page, "Unusual star patterns".
 *
 * Parts and whole are of one series: today's total has lost what was taken back since, so that a part of what was given
 * can be more than it.
 * @param given first complete counts of the stars of each day from the project's first on (never net changes, which a
 *   purge turns around)
 * @returns null for a life of fewer than 74 days, without stars, and where a day is missing, as the whole is then not
 *   known
 */
export function burstShape(given: DailyValues): BurstShape | null {
  const values = given.values.filter((value) => value !== null);
  if (values.length < given.values.length || values.length < MIN_SHAPE_DAYS) return null;
  const stars = sum(values);
  if (stars <= 0) return null;
  const { start, count } = findBest(values);
  const after = values.slice(start + BURST_DAYS, start + MIN_SHAPE_DAYS);
  const share = count / stars;
  const tail = after.length < TAIL_DAYS ? null : sum(after) / stars;
  const from = addDays(given.from, start);
  const level = count < MIN_STARS ? null : judge(share, tail);
  return { span: { from, to: addDays(from, BURST_DAYS - 1) }, share, tail, level };
}

function judge(share: number, tail: number | null): BurstShape["level"] {
  if (share >= 0.7 && tail !== null && tail < 0.1) return "strong";
  return share >= 0.4 ? "worth a look" : null;
}

function findBest(values: readonly number[]): { start: number; count: number } {
  let count = sum(values.slice(0, BURST_DAYS));
  let best = { start: 0, count };
  for (let start = 1; start + BURST_DAYS <= values.length; start++) {
    count += (values[start + BURST_DAYS - 1] ?? 0) - (values[start - 1] ?? 0);
    if (count > best.count) best = { start, count };
  }
  return best;
}
