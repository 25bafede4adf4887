import { addDays, dayRange, startOfDay, type Day, type InstantMs } from "./day.ts";
import type { SurvivingDay } from "./observation.ts";
import { missingPoint, type Point } from "./series.ts";

/** A day's count of surviving stars is relied on from this many days after it ended (its boundary may not be UTC). */
export const SETTLED_AFTER_DAYS = 3;

/**
 * Surviving stars by the day they were given, as last reported.
 * @param reports any number per day, in any order: the newest fetch counts
 */
export function survivingDaily(reports: readonly SurvivingDay[], range: { from: Day; to: Day }): Point[] {
  const newest = new Map<Day, SurvivingDay>();
  for (const report of reports) {
    const known = newest.get(report.day);
    if (known === undefined || report.fetchedAt > known.fetchedAt) newest.set(report.day, report);
  }
  return dayRange(range.from, range.to).map((t) => {
    const report = newest.get(t);
    if (report === undefined) return missingPoint(t);
    const quality = isSettled(t, report.fetchedAt) ? "surviving" : "settling";
    return { t, value: report.stars, quality, receipt: report.receipt };
  });
}

/** The first instant at which a day's count is complete and usable. */
export function settledAt(day: Day): InstantMs {
  return startOfDay(addDays(day, 1 + SETTLED_AFTER_DAYS));
}

/** Whether a fetch at `fetchedAt` saw the day's complete, usable count. */
export function isSettled(day: Day, fetchedAt: InstantMs): boolean {
  return fetchedAt >= settledAt(day);
}

/** Each day's first complete count: the least diminished figure for what was gained that day. */
export function gainedDaily(reports: readonly SurvivingDay[], range: { from: Day; to: Day }): Point[] {
  const first = new Map<Day, SurvivingDay>();
  for (const report of reports) {
    if (!isSettled(report.day, report.fetchedAt)) continue;
    const known = first.get(report.day);
    if (known === undefined || report.fetchedAt < known.fetchedAt) first.set(report.day, report);
  }
  return dayRange(range.from, range.to).map((t) => {
    const report = first.get(t);
    if (report === undefined) return missingPoint(t);
    return { t, value: report.stars, quality: "surviving", receipt: report.receipt };
  });
}

/** lost = gained − net, day by day; missing where either is. Both series cover the same days. */
export function lostDaily(gained: readonly Point[], net: readonly Point[]): Point[] {
  return gained.map((g, i) => {
    const n = net[i];
    if (n?.t !== g.t) throw new RangeError("gained and net must cover the same days");
    if (g.value === null || n.value === null) return missingPoint(g.t);
    return { ...g, value: g.value - n.value };
  });
}
