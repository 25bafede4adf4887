/**
 * UTC calendar days.
 *
 * A day is written as an ISO string (`2026-03-26`) wherever people or the wire see it, and counted as an integer
 * (days since 1970-01-01) where arithmetic is done. No local time anywhere: UTC days are always 86,400 seconds.
 */

/** A UTC calendar day as `YYYY-MM-DD`. */
export type Day = string;

/** A point in time as milliseconds since 1970-01-01T00:00:00Z. */
export type InstantMs = number;

/** GitHub opened in 2008: there is nothing to tell of any day before. */
export const GITHUB_FIRST_DAY: Day = "2008-01-01";

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists (`2026-02-30` is not one). */
export function isDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const number = dayNumberUnchecked(text);
  return !Number.isNaN(number) && dayFromNumber(number) === text;
}

/**
 * Days since 1970-01-01.
 * @throws RangeError when the text is not a day that exists.
 */
export function dayNumber(day: Day): number {
  const known = counted.get(day);
  if (known !== undefined) return known;
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${JSON.stringify(day)}`);
  const number = dayNumberUnchecked(day);
  if (number >= 0 && number < MOST_WRITTEN) counted.set(day, number);
  return number;
}

/**
 * The day that is `number` days after 1970-01-01.
 * @throws RangeError when no calendar goes that far
 */
export function dayFromNumber(number: number): Day {
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (number >= 0 && number < MOST_WRITTEN) written.set(number, day);
  return day;
}

/** Every series is written in the same few thousand days; a century of them is kept. */
const written = new Map<number, Day>();
const counted = new Map<Day, number>();
const MOST_WRITTEN = 36_525;

/** The UTC day that contains an instant. */
export function dayOf(instant: InstantMs): Day {
  return dayFromNumber(Math.floor(instant / DAY_MS));
}

/** The first instant of a day. */
export function startOfDay(day: Day): InstantMs {
  return dayNumber(day) * DAY_MS;
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** `later − earlier`, in days. */
export function daysBetween(earlier: Day, later: Day): number {
  return dayNumber(later) - dayNumber(earlier);
}

/** Every day from `from` to `to`, both included; empty when `to` is before `from`. */
export function dayRange(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dayFromNumber(first + i));
}

/** The Monday that begins the ISO week of a day. */
export function isoWeekStart(day: Day): Day {
  const number = dayNumber(day);
  // 1970-01-01 was a Thursday: day number 4 is a Monday.
  return dayFromNumber(number - ((((number - 4) % 7) + 7) % 7));
}

export function monthStart(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

function dayNumberUnchecked(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}
