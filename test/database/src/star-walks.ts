import { DAY_MS, HOUR_MS } from "@groundswell/core";
import type { NewObservation } from "@groundswell/db";
import fc from "fast-check";

/** Beginning of every walk; quarters change on the way. */
export const WALK_START = Date.parse("2026-01-01T04:07:00Z");

interface Step {
  hours: number;
  gain: number;
  timeKnown: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  hours: fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 22, max: 26 }) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 2, arbitrary: fc.integer({ min: 30, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 72, max: 900 }) },
  ),
  gain: fc.oneof(
    { weight: 40, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 2, arbitrary: fc.integer({ min: 100, max: 900 }) },
    { weight: 1, arbitrary: fc.integer({ min: -700, max: -1 }) },
  ),
  timeKnown: fc.oneof({ weight: 60, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** Totals as somebody reads them over some months: bursts, purges, gaps, several looks a day, and dates without a time. */
export const starWalk = (days: { minLength: number; maxLength: number }): fc.Arbitrary<NewObservation[]> =>
  fc.array(step, { ...days, size: "max" }).map((steps) => {
    let observedAt = WALK_START;
    let stars = 5_000;
    return steps.map(({ hours, gain, timeKnown }) => {
      observedAt += hours * HOUR_MS;
      stars = Math.max(0, stars + gain);
      const noon = Math.floor(observedAt / DAY_MS) * DAY_MS + 12 * HOUR_MS;
      return {
        observedAt: timeKnown ? observedAt : noon,
        timeKnown,
        archived: false,
        stars,
        forks: Math.floor(stars / 10),
        openIssues: null,
        openIssuesAndPulls: null,
      };
    });
  });
