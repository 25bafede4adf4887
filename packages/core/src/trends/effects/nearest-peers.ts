import { dayNumber, type Day } from "../../day.ts";
import { EFFECT_BASE_WEEKS } from "./effect.ts";
import type { DailyValues } from "../types.ts";

const WEEK_DAYS = 7;
/** More than this add nothing. */
export const MAX_PEERS = 20;

/**
 * The projects whose rate before a day was nearest to a project's own: whom its week from that day on is held against.
 * Rates are compared by their logarithms, over the eight weeks before the day.
 * Source: the methods page, "Story effect".
 * @param own the project's net stars a day
 * @param day the day from which on a week is looked at
 * @param candidates net stars a day of those that may be chosen, such as all of its category
 * @returns at most 20, the nearest first and of equals the one given first. Those are left out of which a day of the
 *   eight weeks or of the week itself is missing; none when that is so of the project itself
 */
export function nearestPeers(own: DailyValues, day: Day, candidates: readonly DailyValues[]): DailyValues[] {
  const rate = logRate(own, day);
  if (rate === null) return [];
  return candidates
    .flatMap((candidate) => {
      const theirs = logRate(candidate, day);
      return theirs === null ? [] : [{ candidate, distance: Math.abs(theirs - rate) }];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_PEERS)
    .map(({ candidate }) => candidate);
}

/** ln(½ + mean stars a week) before the day; null when a day of the windows is missing. */
function logRate({ from, values }: DailyValues, day: Day): number | null {
  const start = dayNumber(day) - dayNumber(from);
  let sum = 0;
  for (let week = -EFFECT_BASE_WEEKS; week <= 0; week += 1) {
    let stars = 0;
    for (let i = start + week * WEEK_DAYS; i < start + (week + 1) * WEEK_DAYS; i += 1) {
      const net = values[i] ?? null;
      if (net === null) return null;
      stars += net;
    }
    // The week from the day on must be complete, and has no say.
    if (week < 0) sum += Math.max(0, stars);
  }
  return Math.log(0.5 + sum / EFFECT_BASE_WEEKS);
}
