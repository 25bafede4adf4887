import { DAY_MS, dayOf, isDay, startOfDay, type Day, type InstantMs } from "@groundswell/core";
import type { Fault } from "@groundswell/watchlist";

/** A day of publication, known to within so many days either way; 0 when it is exact. */
export interface Published {
  /** UTC day. */
  day: Day;
  /** The instant; null where the day alone is known. */
  at: InstantMs | null;
  plusMinusDays: number;
}

/** A date vaguer than half a year says nothing about what followed it. */
const MAX_PLUS_MINUS_DAYS = 183;

/** An instant with its zone, to the minute at least: `2026-03-27T14:00:00Z`, `2026-03-27T14:00+02:00`. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads `2026-03-27`, `2026-03-27~3d` or an instant such as `2026-03-27T14:00:00Z`; null when the text is none of these,
 * or there is no such day or hour.
 */
export function parsePublished(text: string): Published | null {
  const [, instantDay] = INSTANT.exec(text) ?? [];
  if (instantDay !== undefined) return isDay(instantDay) ? parseInstant(text) : null;
  const [, day, days = "0"] = /^(\d{4}-\d{2}-\d{2})(?:~(\d{1,3})d)?$/.exec(text) ?? [];
  if (day === undefined || !isDay(day) || Number(days) > MAX_PLUS_MINUS_DAYS) return null;
  return { day, at: null, plusMinusDays: Number(days) };
}

/**
 * Whether a day of publication is still to come at `now`: a day's difference is a matter of time zones. Such a story would
 * stand before all others.
 */
export function isToCome({ day, at }: Pick<Published, "day" | "at">, now: InstantMs): boolean {
  return (at ?? startOfDay(day)) > now + DAY_MS;
}

function parseInstant(text: string): Published | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : { day: dayOf(at), at, plusMinusDays: 0 };
}

/** Why a text is no day of publication; null when it is one. */
export function explainPublished(text: string): Fault | null {
  if (parsePublished(text) !== null) return null;
  const message = `not a day: ${JSON.stringify(text.slice(0, 60))}`;
  const [start = ""] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  if (start !== "" && !isDay(start)) return { message, remedy: `${start} is not in the calendar` };
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) {
    return { message, remedy: `give the day alone, ${start}, or an instant with its zone, as in ${start}T14:00:00Z` };
  }
  const remedy = `write it as 2026-03-26, or as 2026-03-27~3d where it may be three days off (at most ${MAX_PLUS_MINUS_DAYS})`;
  return { message, remedy };
}
