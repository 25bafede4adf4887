import {
  addDays,
  nextSpan,
  settledAt,
  startOfDay,
  type Day,
  type InstantMs,
  type Interval,
  type Metric,
} from "@groundswell/core";

const TOTALS: ReadonlySet<Metric> = new Set(["stars", "forks"]);

/** What a figure counts, and over which days. */
export interface Counted {
  metric: Metric;
  interval: Interval;
  /** The day from which weeks and months are counted; null: those of the calendar. */
  origin: Day | null;
}

/**
 * Whether what is said of a day, week or month at an instant may be held against it later: totals once it is over, counts
 * by the day once its last day has settled. What comes after that is a correction; what comes before is just newer.
 * @param start its first day
 */
export function isFinal(start: Day, asOf: InstantMs, { metric, interval, origin }: Counted): boolean {
  const next = nextSpan(start, interval, origin);
  return asOf >= (TOTALS.has(metric) ? startOfDay(next) : settledAt(addDays(next, -1)));
}
