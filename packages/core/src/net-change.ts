import { dayRange, HOUR_MS, startOfDay, addDays, type Day, type InstantMs } from "./day.ts";
import type { Observation } from "./observation.ts";
import { missingPoint, type Point } from "./series.ts";

/** Observations further apart than this say nothing about the midnight between them. */
export const MAX_INTERPOLATION_MS = 36 * HOUR_MS;

/**
 * Stars at an instant, linear between the observations around it when they are at most 36 hours apart.
 * @param observations sorted by `observedAt`, one an instant, times known
 * @returns null where no such pair exists
 */
export function starsAt(
  observations: readonly Observation[],
  instant: InstantMs,
): { value: number; after: Observation } | null {
  const index = firstAtOrAfter(observations, instant);
  const after = observations[index];
  if (after === undefined) return null;
  if (after.observedAt === instant) return { value: after.stars, after };
  const before = observations[index - 1];
  if (before === undefined) return null;
  const span = after.observedAt - before.observedAt;
  if (span > MAX_INTERPOLATION_MS) return null;
  const share = (instant - before.observedAt) / span;
  return { value: before.stars + share * (after.stars - before.stars), after };
}

/**
 * Net change of each UTC day: y_t = S(t+1, 00:00) − S(t, 00:00), with S interpolated to midnights.
 * A day is missing when either midnight is not between two observations at most 36 hours apart.
 * @param observations in any order; those with a date only are left out, as their time is not known
 */
export function netDaily(observations: readonly Observation[], range: { from: Day; to: Day }): Point[] {
  const timed = sortTimed(observations);
  return dayRange(range.from, range.to).map((t) => {
    const start = starsAt(timed, startOfDay(t));
    const end = starsAt(timed, startOfDay(addDays(t, 1)));
    if (start === null || end === null) return missingPoint(t);
    return { t, value: end.value - start.value, quality: end.after.quality, receipt: end.after.receipt };
  });
}

/** Net change over a window that ends at the newest observation. */
export interface WindowChange {
  days: number;
  value: number;
  /** Exact ends of the window: what is compared with what. */
  fromAt: InstantMs;
  toAt: InstantMs;
}

/**
 * Stars gained less stars lost over the `days` before the newest observation, compared with the totals exactly that
 * long before (interpolated as everywhere).
 * @returns null when there is no observation close enough to the start of the window: unknown is not zero
 */
export function changeOverWindow(observations: readonly Observation[], days: number): WindowChange | null {
  const timed = sortTimed(observations);
  const newest = timed.at(-1);
  if (newest === undefined) return null;
  const fromAt = newest.observedAt - days * 24 * HOUR_MS;
  const start = starsAt(timed, fromAt);
  if (start === null) return null;
  return { days, value: Math.round(newest.stars - start.value), fromAt, toAt: newest.observedAt };
}

/** Of several sources at one instant the first given counts, as in `lastOfEachDay`. */
function sortTimed(observations: readonly Observation[]): Observation[] {
  const sorted = observations.filter((o) => o.timeKnown).toSorted((a, b) => a.observedAt - b.observedAt);
  return sorted.filter((o, i) => o.observedAt !== sorted[i - 1]?.observedAt);
}

function firstAtOrAfter(observations: readonly Observation[], instant: InstantMs): number {
  let low = 0;
  let high = observations.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((observations[middle]?.observedAt ?? Infinity) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
