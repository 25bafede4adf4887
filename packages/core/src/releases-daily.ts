import { dayOf, dayRange, type Day, type InstantMs } from "./day.ts";
import { missingPoint, type Point, type ReceiptRef } from "./series.ts";

/**
 * Releases a day; `archived` where any of them is known from an archive alone.
 * @param complete the days (both included) for which the list of releases is known to be complete: a day without a
 * release is zero there, and missing elsewhere; null when it is nowhere complete
 */
export function releasesDaily(
  releases: readonly { at: InstantMs; archived: boolean; receipt: ReceiptRef }[],
  complete: { from: Day; to: Day } | null,
  range: { from: Day; to: Day },
): Point[] {
  const byDay = new Map<Day, { count: number; archived: boolean; receipt: ReceiptRef }>();
  for (const { at, archived, receipt } of releases) {
    const day = dayOf(at);
    const known = byDay.get(day);
    byDay.set(day, { count: (known?.count ?? 0) + 1, archived: archived || known?.archived === true, receipt });
  }
  return dayRange(range.from, range.to).map((t) => {
    const known = byDay.get(t);
    if (known !== undefined) {
      return { t, value: known.count, quality: known.archived ? "archived" : "observed", receipt: known.receipt };
    }
    if (complete === null || t < complete.from || t > complete.to) return missingPoint(t);
    return { t, value: 0, quality: "observed", receipt: null };
  });
}
