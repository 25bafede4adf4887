import { daysBetween, missingPoint, startOfSpan, type Day, type Interval, type Point } from "@groundswell/core";

/** A point; by age, with how many days after the beginning it is. */
export type AgedPoint = Point & { age?: number | undefined };

/**
 * Totals by the week or month, each at the day that it was observed on: drawn at the week's first day, a rise would begin
 * up to six days before it did, and before a story that it followed. A week without a figure is missing at its first day.
 * @param points by day, oldest first
 * @param origin the day from which age is counted, by which weeks then begin; null: by date
 */
export function gatherTotals(points: readonly AgedPoint[], interval: Interval, origin: Day | null = null): AgedPoint[] {
  if (interval === "day") return [...points];
  const lastOf = new Map<Day, AgedPoint>();
  for (const point of points) {
    const start = startOfSpan(point.t, interval, origin);
    if (point.value !== null) lastOf.set(start, point);
    else if (!lastOf.has(start)) lastOf.set(start, withAge(missingPoint(start), origin));
  }
  return [...lastOf.values()];
}

/** The same points as the API's series have them: each named by the first day of its week or month. */
export function nameByStart<P extends AgedPoint>(
  points: readonly P[],
  interval: Interval,
  origin: Day | null = null,
): P[] {
  return points.map((point) => withAge({ ...point, t: startOfSpan(point.t, interval, origin) }, origin));
}

function withAge<P extends AgedPoint>(point: P, origin: Day | null): P {
  return origin === null ? point : { ...point, age: daysBetween(origin, point.t) };
}
