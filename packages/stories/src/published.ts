import { isDay, type Day } from "@groundswell/core";
import type { Fault } from "@groundswell/watchlist";

/** A day of publication, known to within so many days either way; 0 when it is exact. */
export interface Published {
  day: Day;
  plusMinusDays: number;
}

/** A date vaguer than half a year says nothing about what followed it. */
const MAX_PLUS_MINUS_DAYS = 183;

/** Reads `2026-03-27` or `2026-03-27~3d`; null when the text is neither, or the day does not exist. */
export function parsePublished(text: string): Published | null {
  const [, day, days = "0"] = /^(\d{4}-\d{2}-\d{2})(?:~(\d{1,3})d)?$/.exec(text) ?? [];
  if (day === undefined || !isDay(day) || Number(days) > MAX_PLUS_MINUS_DAYS) return null;
  return { day, plusMinusDays: Number(days) };
}

/** Why a text is no day of publication; null when it is one. */
export function explainPublished(text: string): Fault | null {
  if (parsePublished(text) !== null) return null;
  const message = `not a day: ${JSON.stringify(text.slice(0, 60))}`;
  const [start = ""] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  if (start !== "" && !isDay(start)) return { message, remedy: `${start} is not in the calendar` };
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return { message, remedy: `give the day alone: ${start}` };
  const remedy = `write it as 2026-03-26, or as 2026-03-27~3d where it may be three days off (at most ${MAX_PLUS_MINUS_DAYS})`;
  return { message, remedy };
}
