import { dayOf, dayRange, type Day, type InstantMs } from "./day.ts";
import { missingPoint, type Point, type ReceiptRef } from "./series.ts";

/**
 * Releases a day.
 * @param complete the days (both included) for which the list of releases is known to be complete: a day without a
 * release is zero there, and missing elsewhere; null when it is nowhere complete
 */
export function releasesDaily(
  releases: readonly { at: InstantMs; receipt: ReceiptRef }[],
  complete: { from: Day; to: Day } | null,
  range: { from: Day; to: Day },
): Point[] {
  const byDay = new Map<Day, { count: number; receipt: ReceiptRef }>();
  for (const { at, receipt } of releases) {
    const day = dayOf(at);
    byDay.set(day, { count: (byDay.get(day)?.count ?? 0) + 1, receipt });
  }
  return dayRange(range.from, range.to).map((t) => {
    const known = byDay.get(t);
    if (known !== undefined) return { t, value: known.count, quality: "observed", receipt: known.receipt };
    if (complete === null || t < complete.from || t > complete.to) return missingPoint(t);
    return { t, value: 0, quality: "observed", receipt: null };
  });
}
