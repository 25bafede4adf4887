import { isoWeekStart, monthStart, type Day } from "./day.ts";
import { missingPoint, type Interval, type Metric, type Point } from "./series.ts";

/**
 * Gathers a daily series into ISO weeks (Monday) or months, each named by its first day.
 *
 * Totals (`stars`, `forks`) take the last known day of the bucket. Flows (`gained`, `net`, …) are summed, and are
 * missing when any day of the bucket that the series covers is: a partial sum would pass for a whole one.
 */
export function bucketSeries(points: readonly Point[], metric: Metric, interval: Interval): Point[] {
  if (interval === "day") return points.slice();
  const kind = metric === "stars" || metric === "forks" ? "total" : "flow";
  return gatherPoints(points, kind, interval === "week" ? isoWeekStart : monthStart);
}

/**
 * Gathers a daily series into buckets of days, as `bucketSeries` does.
 * @param points by day
 * @param startOf the first day of the bucket that a day falls into, by which the bucket is named
 */
export function gatherPoints(points: readonly Point[], kind: "total" | "flow", startOf: (day: Day) => Day): Point[] {
  const buckets = new Map<Day, Point[]>();
  for (const point of points) {
    const start = startOf(point.t);
    const bucket = buckets.get(start);
    if (bucket === undefined) buckets.set(start, [point]);
    else bucket.push(point);
  }
  const combine = kind === "total" ? lastKnown : sumOfAll;
  return [...buckets].map(([t, bucket]) => combine(t, bucket));
}

function lastKnown(t: Day, bucket: readonly Point[]): Point {
  const last = bucket.findLast((p) => p.value !== null);
  return last === undefined ? missingPoint(t) : { ...last, t };
}

function sumOfAll(t: Day, bucket: readonly Point[]): Point {
  const last = bucket.at(-1);
  let sum = 0;
  let settling = false;
  for (const point of bucket) {
    if (point.value === null) return missingPoint(t);
    sum += point.value;
    settling ||= point.quality === "settling";
  }
  if (last === undefined) return missingPoint(t);
  return { t, value: sum, quality: settling ? "settling" : last.quality, receipt: last.receipt };
}
