import type { Day } from "./day.ts";

/** A receipt's public id. */
export type ReceiptRef = string;

/**
 * How much a point's value can be relied on.
 * - `observed`: totals that we read ourselves
 * - `archived`: totals that a bundled or imported archive recorded
 * - `surviving`: stars still held when GitHub was asked, by the day they were given
 * - `settling`: the same, for a day that is too recent to rely on
 * - `missing`: nothing is known; the value is null, never zero
 */
export type Quality = "observed" | "archived" | "surviving" | "settling" | "missing";

export const METRICS = ["stars", "surviving", "gained", "lost", "net", "forks", "releases"] as const;
export type Metric = (typeof METRICS)[number];

export const INTERVALS = ["day", "week", "month"] as const;
export type Interval = (typeof INTERVALS)[number];

/** One day (or week, or month, by its first day) of a series. */
export interface Point {
  t: Day;
  value: number | null;
  quality: Quality;
  receipt: ReceiptRef | null;
}

export function missingPoint(t: Day): Point {
  return { t, value: null, quality: "missing", receipt: null };
}
