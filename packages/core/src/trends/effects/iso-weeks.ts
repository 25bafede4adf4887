import { addDays, dayNumber, isoWeekStart, startOfDay, type Day, type InstantMs } from "../../day.ts";
import { EFFECT_WEEK_DAYS } from "./week-sums.ts";

/** Days from the end of an ISO week until its verdicts are frozen: late figures have come in by then. */
export const FREEZE_DAYS = 4;
const PATTERN = /^(\d{4})-W(\d{2})$/;

/**
 * The ISO week of a day. Its year is that of its Thursday (ISO 8601).
 * @example isoWeekOf("2026-04-01") === "2026-W14"; isoWeekOf("2027-01-01") === "2026-W53"
 */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(isoWeekStart(day), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/**
 * The Monday of an ISO week.
 * @throws RangeError when there is no such week
 */
export function mondayOfIsoWeek(week: string): Day {
  const [, year = "", number = ""] = PATTERN.exec(week) ?? [];
  // 4 January is in the first week of every ISO year.
  const monday = year === "" ? null : addDays(isoWeekStart(`${year}-01-04`), 7 * (Number(number) - 1));
  if (monday === null || isoWeekOf(monday) !== week) throw new RangeError(`not an ISO week: ${JSON.stringify(week)}`);
  return monday;
}

/**
 * The instant from which on the verdicts of an ISO week no longer change: four days after its end, which is the
 * midnight after its Sunday. So the first instant of the Friday after.
 * @param week as `isoWeekOf` writes it
 */
export function frozenFrom(week: string): InstantMs {
  return startOfDay(addDays(mondayOfIsoWeek(week), 7 + FREEZE_DAYS));
}

/**
 * The ISO week in which a story's window closed: that of its seventh day. Where the story's date is approximate, that of
 * the last of its windows: nothing is judged while a window is open.
 * @param starts days on which the week may have begun
 */
export function closingWeekOf(starts: readonly Day[]): string {
  return isoWeekOf(lastDayOf(starts));
}

/** The last day of the last of a story's windows. */
export function lastDayOf(starts: readonly Day[]): Day {
  const last = [...starts].sort().at(-1);
  if (last === undefined) throw new RangeError("a story needs a day on which its week may have begun");
  return addDays(last, EFFECT_WEEK_DAYS - 1);
}
