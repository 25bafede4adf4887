import { DAY_MS, HOUR_MS, startOfDay, type Day, type Observation } from "@groundswell/core";
import type { Random } from "./random.ts";

/** A Monday. */
export const FIRST_DAY: Day = "2024-01-01";
const STARS_AT_START = 20_000;

/**
 * The totals of a simulated project as a collector reads them, from the first midnight on.
 * @param counts stars of each day from `FIRST_DAY` on
 * @param when `midnights`: the daily changes are then exactly the counts; `odd hours`: once a day somewhere between
 *   0 and 12 o'clock, so that they are only interpolated
 */
export function readTotals(counts: readonly number[], when: "midnights" | "odd hours", random: Random): Observation[] {
  const observations: Observation[] = [];
  let stars = STARS_AT_START;
  for (let i = 0; i <= counts.length; i++) {
    const ofDay = counts[i] ?? 0;
    const hours = when === "midnights" ? 0 : 12 * random.uniform();
    observations.push(observe(i, hours, stars + Math.round((ofDay * hours) / 24)));
    stars += ofDay;
  }
  return observations;
}

function observe(index: number, hours: number, stars: number): Observation {
  return {
    observedAt: startOfDay(FIRST_DAY) + index * DAY_MS + Math.round(hours * HOUR_MS),
    timeKnown: true,
    stars,
    forks: null,
    openIssues: null,
    openIssuesAndPulls: null,
    quality: "observed",
    receipt: `${index}`,
  };
}
