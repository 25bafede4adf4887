import { addDays, type Day } from "../../day.ts";
import { sum } from "../../statistics/index.ts";
import type { DailyValues } from "../types.ts";

/** How much of a project's stars came at once, and how much came after. */
export interface BurstShape {
  /** The 14 days with the most stars, the first of equals. */
  span: { from: Day; to: Day };
  /** Stars of these days ÷ all stars. */
  share: number;
  /** Stars of the 60 days after ÷ all stars; null where one of them is not known. */
  tail: number | null;
  /** Null: nothing unusual. `strong`: next to nothing came after. */
  level: "worth a look" | "strong" | null;
}

const BURST_DAYS = 14;
const TAIL_DAYS = 60;
/** Two weeks with fewer stars are no burst, whatever their share. */
const MIN_STARS = 50;

/**
 * The shape of a project's stars: 14 days that brought 40 % of them are worth a look; 70 % with less than 10 % in the
 * 60 days after are a stronger sign. A launch looks like that too. Source: the methods page, "Unusual star patterns".
 * @param given stars by the day they were given (`surviving` or first complete counts; never net changes, which a purge
 *   turns around) over the project's life
 * @param stars all of its stars
 * @returns null for a life of fewer than 74 days, and where no 14 days in a row are known
 */
export function burstShape(given: DailyValues, stars: number): BurstShape | null {
  if (given.values.length < BURST_DAYS + TAIL_DAYS || stars <= 0) return null;
  const best = findBest(given.values);
  if (best === null) return null;
  const { start, count } = best;
  const after = sumKnown(given.values.slice(start + BURST_DAYS, start + BURST_DAYS + TAIL_DAYS), TAIL_DAYS);
  const share = count / stars;
  const tail = after === null ? null : after / stars;
  const from = addDays(given.from, start);
  const level = count < MIN_STARS ? null : judge(share, tail);
  return { span: { from, to: addDays(from, BURST_DAYS - 1) }, share, tail, level };
}

function judge(share: number, tail: number | null): BurstShape["level"] {
  if (share >= 0.7 && tail !== null && tail < 0.1) return "strong";
  return share >= 0.4 ? "worth a look" : null;
}

function findBest(values: readonly (number | null)[]): { start: number; count: number } | null {
  let best: { start: number; count: number } | null = null;
  for (let start = 0; start + BURST_DAYS <= values.length; start++) {
    const count = sumKnown(values.slice(start, start + BURST_DAYS), BURST_DAYS);
    if (count !== null && (best === null || count > best.count)) best = { start, count };
  }
  return best;
}

/** Null when a day is missing: a part passes for no whole. */
function sumKnown(values: readonly (number | null)[], days: number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === days ? sum(known) : null;
}
