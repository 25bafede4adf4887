import { addDays, missingPoint, type Point, type Quality } from "@groundswell/core";
import { linkQuality } from "./runs.ts";

const WEEK = 7;

/**
 * The mean of each day and the six before it, at that day; only where all seven are known. As sure as the least sure
 * of them.
 * @param points by day, oldest first
 */
export function averageDays(points: readonly Point[]): Point[] {
  const averages: Point[] = [];
  let known: (Point & { value: number })[] = [];
  for (const { t, value, quality, receipt } of points) {
    const before = known.at(-1);
    if (value === null || !Number.isFinite(value)) {
      known = [];
      averages.push(missingPoint(t));
      continue;
    }
    if (before !== undefined && addDays(before.t, 1) !== t) known = [];
    known.push({ t, value, quality, receipt });
    if (known.length > WEEK) known.shift();
    averages.push(known.length < WEEK ? missingPoint(t) : averageOf(t, known));
  }
  return averages;
}

function averageOf(t: Point["t"], days: readonly (Point & { value: number })[]): Point {
  const sum = days.reduce((all, { value }) => all + value, 0);
  const quality = days.reduce<Quality>((least, day) => linkQuality(least, day.quality), "observed");
  return { t, value: sum / days.length, quality, receipt: null };
}
