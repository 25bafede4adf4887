import { DAY_MS, HOUR_MS, startOfDay, type Day, type InstantMs } from "../day.ts";
import type { Observation } from "../observation.ts";

/** Totals that were read at an instant. */
export function observe(observedAt: InstantMs, stars: number, rest: Partial<Observation> = {}): Observation {
  const receipt = new Date(observedAt).toISOString();
  const unknown = { forks: null, openIssues: null, openIssuesAndPulls: null };
  return { ...unknown, observedAt, timeKnown: true, stars, quality: "observed", receipt, ...rest };
}

/** Totals at midnight of days in a row; null: nobody looked. */
export function observeMidnights(from: Day, totals: readonly (number | null)[]): Observation[] {
  return totals.flatMap((stars, i) => (stars === null ? [] : observe(startOfDay(from) + i * DAY_MS, stars)));
}

/** Totals that begin with `start` and gain so much from midnight to midnight. */
export function observeGains(from: Day, start: number, gains: readonly number[]): Observation[] {
  const totals = [start];
  for (const gain of gains) totals.push((totals.at(-1) ?? 0) + gain);
  return observeMidnights(from, totals);
}

/** Totals of hours in a row. */
export function observeHourly(from: InstantMs, totals: readonly number[]): Observation[] {
  return totals.map((stars, i) => observe(from + i * HOUR_MS, stars));
}
