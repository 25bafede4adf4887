import { isoWeekStart, type Day, type Point } from "@groundswell/core";

/**
 * A long line of totals, thinned: each ISO week's last known figure, at its own day. Drawn at the week's first day, a rise
 * would begin up to six days before it did, and before a story that it followed.
 * @param points by day, oldest first
 * @returns weeks without a figure are left out, which makes a gap
 */
export function lastOfEachWeek(points: readonly Point[]): Point[] {
  const byWeek = new Map<Day, Point>();
  for (const point of points) if (point.value !== null) byWeek.set(isoWeekStart(point.t), point);
  return [...byWeek.values()];
}
