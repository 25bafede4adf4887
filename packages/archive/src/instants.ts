import { DAY_MS, HOUR_MS, isDay, startOfDay, dayOf, type InstantMs } from "@groundswell/core";
import { quoteText, type Fault } from "./faults.ts";

export const NOON_MS = 12 * HOUR_MS;

/** How far past the clock a date may lie before it counts as a mistake: clocks and zones differ. */
export const FUTURE_TOLERANCE_MS = DAY_MS;

/** `HH:MM:SSZ` or `HH:MM:SS.mmmZ`, after the day and its `T`. */
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;

/**
 * Reads instants, remembering the days it has seen: an archive names the same days over and over.
 * Accepted: `2025-03-04`, `2025-03-04T11:36:12Z`, `2025-03-04T11:36:12.345Z`.
 */
export class InstantReader {
  readonly #days = new Map<string, number>();

  /** Milliseconds of the first instant of the day, or NaN. */
  readDay(text: string): number {
    let start = this.#days.get(text);
    if (start === undefined) {
      start = isDay(text) ? startOfDay(text) : NaN;
      this.#days.set(text, start);
    }
    return start;
  }

  /** Milliseconds of an instant with its time of day, or NaN. */
  readInstant(text: string): number {
    if (text.charCodeAt(10) !== 84 /* T */) return NaN;
    const time = text.slice(11);
    if (!TIME.test(time)) return NaN;
    const seconds = twoDigits(time, 0) * 3600 + twoDigits(time, 3) * 60 + twoDigits(time, 6);
    const thousandths = time.length > 9 ? Number(time.slice(9, 12)) : 0;
    return this.readDay(text.slice(0, 10)) + seconds * 1000 + thousandths;
  }
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/** Why a column's text is no instant. */
export function describeInstantFault(column: string, text: string, allowed: "instant" | "instant or day"): Fault {
  const remedy =
    allowed === "instant"
      ? "write it in UTC, as 2026-08-22T03:40:19Z"
      : "write it in UTC, as 2026-08-22T03:40:19Z, or as a bare day: 2026-08-22";
  const shown = quoteText(text);
  if (text === "") return { message: `${column} is empty`, remedy };
  if (/^[=+@]/.test(text)) return { message: `${column} is a spreadsheet formula: ${shown}`, remedy };
  if (allowed === "instant" && isDay(text)) return { message: `${column} has no time of day: ${shown}`, remedy };
  if (text.includes("T") && /\d$/.test(text)) return { message: `${column} is not in UTC (no Z): ${shown}`, remedy };
  return { message: `${column} is not an instant that exists: ${shown}`, remedy };
}

/** A date that lies past `now`, or before `earliest`. Null when neither. */
export function findRangeFault(column: string, at: InstantMs, now: InstantMs, earliest: InstantMs): Fault | null {
  if (at > now + FUTURE_TOLERANCE_MS)
    return {
      message: `${column} is in the future: ${formatInstant(at)}`,
      remedy: `correct the date, or this machine's clock: it says ${formatInstant(now)}`,
    };
  if (at < earliest)
    return {
      message: `${column} is too early to be true: ${formatInstant(at)}`,
      remedy: `correct the date: nothing can be older than ${dayOf(earliest)}`,
    };
  return null;
}

/** `2026-08-22T03:40:19Z`, with thousandths only where there are any. */
export function formatInstant(at: InstantMs): string {
  const text = new Date(at).toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}

/** How an observation's time is written: the bare day when its time is not known. */
export function formatObservedAt(row: { observedAt: InstantMs; timeKnown: boolean }): string {
  return row.timeKnown ? formatInstant(row.observedAt) : dayOf(row.observedAt);
}
