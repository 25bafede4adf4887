import { dayOf, dayRange, type Day } from "./day.ts";
import type { Observation } from "./observation.ts";
import { missingPoint, type Point } from "./series.ts";

/** The totals of one project that observations can be read for. */
export type Total = "stars" | "forks";

/**
 * The last observation of each UTC day.
 * @param observations in any order
 * @returns one observation a day, oldest first; days without one are absent
 */
export function lastOfEachDay(observations: readonly Observation[]): Map<Day, Observation> {
  const byDay = new Map<Day, Observation>();
  for (const observation of observations) {
    const day = dayOf(observation.observedAt);
    const known = byDay.get(day);
    if (known === undefined || supersedes(observation, known)) byDay.set(day, observation);
  }
  return new Map([...byDay].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A known time of day beats a bare date; then the later one wins. */
function supersedes(candidate: Observation, known: Observation): boolean {
  if (candidate.timeKnown !== known.timeKnown) return candidate.timeKnown;
  return candidate.observedAt > known.observedAt;
}

/**
 * A daily series of totals: the last observation of each UTC day, null where there was none.
 * @param range both ends included
 */
export function dailyTotals(
  observations: readonly Observation[],
  total: Total,
  range: { from: Day; to: Day },
): Point[] {
  const byDay = lastOfEachDay(observations);
  return dayRange(range.from, range.to).map((t) => {
    const observation = byDay.get(t);
    const value = observation?.[total] ?? null;
    if (observation === undefined || value === null) return missingPoint(t);
    return { t, value, quality: observation.quality, receipt: observation.receipt };
  });
}
