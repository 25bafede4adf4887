import { addDays, DAY_MS, dayFromNumber, type Day } from "../../day.ts";
import type { Observation } from "../../observation.ts";
import { completeDays, type CompleteDay } from "../complete-days.ts";

/** Days in a row without a net figure, between two that have one. */
export interface Gap {
  from: Day;
  to: Day;
  days: number;
  /** The last observation before it. */
  before: Observation;
  /** The observation that completed the first day after it. */
  after: Observation;
}

/** A gap of the totals always takes the figures of two days at least. */
const MIN_GAP_DAYS = 2;

/**
 * Runs of two or more days without a net figure between the first and the last day that has one. A gap is known when
 * the first day after it is complete: until then it may go on.
 * @param observations sorted by `observedAt`, one an instant, times known
 */
export function findGaps(
  observations: readonly Observation[],
  days: readonly CompleteDay[] = completeDays(observations),
): Gap[] {
  return days.flatMap((day, i) => {
    const last = days[i - 1];
    if (last === undefined || day.number - last.number <= MIN_GAP_DAYS) return [];
    const before = lastBefore(observations, last.completedBy, (last.number + 2) * DAY_MS);
    const after = observations[day.completedBy];
    if (before === undefined || after === undefined) return [];
    const from = dayFromNumber(last.number + 1);
    const missing = day.number - last.number - 1;
    return [{ from, to: addDays(from, missing - 1), days: missing, before, after }];
  });
}

/** The last observation before an instant, looked for from a place on that lies before it. */
function lastBefore(observations: readonly Observation[], from: number, instant: number): Observation | undefined {
  let place = from;
  while ((observations[place + 1]?.observedAt ?? Infinity) < instant) place++;
  return observations[place];
}
