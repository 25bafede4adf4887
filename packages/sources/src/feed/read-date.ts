import type { Day, InstantMs } from "@groundswell/core";
import { judgeDate } from "../judge-date.ts";

/** A date as a document gives it. */
export interface ReadDate {
  /** UTC day; of a date without a zone, the day that it names. */
  day: Day;
  /** Epoch milliseconds; null: the document names no time, or no zone that is known. */
  at: InstantMs | null;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Hours east of UTC. Names that mean several zones (IST, CST in China, BST in Bangladesh) have the meaning that mail gives them, or none. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0,
  est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10,
  bst: 1, cet: 1, west: 1, cest: 2, eet: 2, eest: 3, msk: 3, jst: 9, kst: 9, aest: 10, aedt: 11,
}; // prettier-ignore

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
const MAIL =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?(?:\s*([+-]\d{1,2}:?\d{2}|[a-z]{1,5}))?)?(?:\s*\([^)]{0,40}\))?$/i;
const AMERICAN =
  /^(?:[a-z]{2,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([+-]\d{1,2}:?\d{2}|[a-z]{1,5}))?)?$/i;
const MAX_LENGTH = 100;

/**
 * A date of RFC 3339, RFC 822 with its successors, or as "March 27, 2026". Read by rules of our own: `Date.parse` takes
 * what has no zone for the zone of the machine that it runs on. Two-digit years are RFC 2822's: up to 49 of this
 * century. Null when it is no such date, before 1990, or more than a day after `now`.
 */
export function readDate(text: string, now: InstantMs): ReadDate | null {
  const date = parseDate(text);
  return date === null || judgeDate(date, now) !== null ? null : date;
}

/** Why the first of these texts that is a date can't be used, as `it is dated 2099-01-01, which is to come`; null: none is. */
export function explainDates(texts: readonly string[], now: InstantMs): string | null {
  for (const text of texts) {
    const date = parseDate(text);
    const fault = date === null ? null : judgeDate(date, now);
    if (date !== null && fault !== null) return `it is dated ${date.day}, which is ${fault}`;
  }
  return null;
}

function parseDate(text: string): ReadDate | null {
  const trimmed = text.trim().replaceAll(/\s+/g, " ");
  if (trimmed.length > MAX_LENGTH) return null;
  const parts = readIso(trimmed) ?? readMail(trimmed) ?? readAmerican(trimmed);
  return parts === null ? null : toDate(parts);
}

interface Parts {
  year: number;
  /** 1..12; anything else is no month. */
  month: number;
  day: number;
  time: { hour: number; minute: number; second: number; ms: number } | null;
  zone: string | undefined;
}

function readIso(text: string): Parts | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const ms = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  return { year: Number(year), month: Number(month), day: Number(day), time: toTime(hour, minute, second, ms), zone };
}

function readMail(text: string): Parts | null {
  const match = MAIL.exec(text);
  if (match === null) return null;
  const [, day, month = "", year = "", hour, minute, second, zone] = match;
  const short = Number(year) < 50 ? 2000 : 1900;
  const whole = year.length === 2 ? short + Number(year) : Number(year);
  return { year: whole, month: monthOf(month), day: Number(day), time: toTime(hour, minute, second, 0), zone };
}

function readAmerican(text: string): Parts | null {
  const match = AMERICAN.exec(text);
  if (match === null) return null;
  const [, month = "", day, year, hour, minute, second, zone] = match;
  return { year: Number(year), month: monthOf(month), day: Number(day), time: toTime(hour, minute, second, 0), zone };
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function toTime(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  ms: number,
): Parts["time"] {
  return hour === undefined ? null : { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0), ms };
}

function toDate({ year, month, day, time, zone }: Parts): ReadDate | null {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // A month 13 or a 31st of February would run over into another.
  if (Number.isNaN(midnight) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const named = { day: date.toISOString().slice(0, 10), at: null };
  if (time === null || time.hour > 24 || time.minute > 59 || time.second > 60) return named;
  const east = zoneMinutes(zone);
  if (east === null) return named;
  const seconds = time.hour * 3600 + time.minute * 60 + Math.min(time.second, 59) - east * 60;
  const at = midnight + seconds * 1000 + time.ms;
  return { day: new Date(at).toISOString().slice(0, 10), at };
}

/** Minutes east of UTC; null: no zone, or one that could be several. */
function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (offset === null) {
    const hours = ZONE_HOURS[zone.toLowerCase()];
    return hours === undefined ? null : hours * 60;
  }
  const [, sign, hours, minutes = "0"] = offset;
  const east = Number(hours) * 60 + Number(minutes);
  return east > 15 * 60 || Number(minutes) > 59 ? null : sign === "-" ? -east : east;
}
