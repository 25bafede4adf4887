import type { Day } from "../day.ts";
import { missingPoint, type Point } from "../series.ts";

/** What 100 stands for in a series. */
export interface IndexBase {
  /** Null: there is no day on which all have a value. */
  t: Day | null;
  /** The series' value on that day; null where it has none, and then it has no index either. */
  value: number | null;
  /** Why there is no index; null where there is one. */
  reason: string | null;
}

/** A series' base, from its value on the base day. Nothing can be a share of zero. */
export function toIndexBase(t: Day | null, value: number | null): IndexBase {
  if (t === null) return { t, value: null, reason: "there is no day on which all have a value" };
  if (value === null) return { t, value, reason: `no value is known on ${t}` };
  return { t, value, reason: value > 0 ? null : `it was 0 on ${t}, and nothing is a share of 0` };
}

/**
 * The first day on which all series have a value; those that never have one are left out of account.
 * @returns null when there is no such day
 */
export function firstCommonDay(series: readonly (readonly Point[])[]): Day | null {
  const counts = new Map<Day, number>();
  let known = 0;
  for (const points of series) {
    const days = points.filter((point) => point.value !== null);
    if (days.length > 0) known += 1;
    for (const { t } of days) counts.set(t, (counts.get(t) ?? 0) + 1);
  }
  let first: Day | null = null;
  for (const [day, count] of counts) if (count === known && (first === null || day < first)) first = day;
  return first;
}

/** Points as shares of the base's value, which is 100; all missing where the base is. */
export function indexPoints(points: readonly Point[], base: IndexBase): Point[] {
  const { value: whole } = base;
  if (whole === null || base.reason !== null) return points.map(({ t }) => missingPoint(t));
  return points.map((point) => (point.value === null ? point : { ...point, value: (100 * point.value) / whole }));
}
