import { MAX_INTERPOLATION_MS } from "../net-change.ts";
import { DAY_MS, type InstantMs } from "../day.ts";
import type { Observation } from "../observation.ts";

/** A day with a net figure. */
export interface CompleteDay {
  /** Days since 1970-01-01. */
  number: number;
  /** Stars at its end less stars at its start, both interpolated. */
  net: number;
  /** Place of the observation that completed it: the first at its end or after. */
  completedBy: number;
}

/**
 * Every day with a net figure, oldest first: the same figures as `netDaily`, in one pass over the observations.
 * @param observations sorted by `observedAt`, one an instant, times known
 */
export function completeDays(observations: readonly Observation[]): CompleteDay[] {
  const days: CompleteDay[] = [];
  let start: { number: number; stars: number } | null = null;
  let before: Observation | undefined;
  for (const [place, after] of observations.entries()) {
    const midnights = midnightsBetween(before?.observedAt ?? after.observedAt - 1, after.observedAt);
    for (let number = midnights.first; number <= midnights.last; number++) {
      const stars: number | null = starsAtMidnight(before, after, number * DAY_MS);
      if (stars !== null && start?.number === number - 1) {
        days.push({ number: number - 1, net: stars - start.stars, completedBy: place });
      }
      start = stars === null ? null : { number, stars };
    }
    before = after;
  }
  return days;
}

/** The midnights after one instant and up to another, in days since 1970-01-01. */
function midnightsBetween(after: InstantMs, upTo: InstantMs): { first: number; last: number } {
  return { first: Math.floor(after / DAY_MS) + 1, last: Math.floor(upTo / DAY_MS) };
}

function starsAtMidnight(before: Observation | undefined, after: Observation, midnight: InstantMs): number | null {
  if (after.observedAt === midnight) return after.stars;
  if (before === undefined) return null;
  const span = after.observedAt - before.observedAt;
  if (span > MAX_INTERPOLATION_MS) return null;
  return before.stars + ((midnight - before.observedAt) / span) * (after.stars - before.stars);
}
