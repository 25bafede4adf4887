import { DAY_MS, dayFromNumber, type InstantMs } from "@groundswell/core";

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));

/**
 * `2026-03-26T09:30:00Z`: GitHub's instants have no fractions. Put together from parts, the day's text being
 * remembered: one batch has a thousand of them.
 */
export function isoSeconds(instant: InstantMs): string {
  const day = Math.floor(instant / DAY_MS);
  const seconds = Math.floor((instant - day * DAY_MS) / 1000);
  const two = (n: number) => TWO_DIGITS[n] ?? "";
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dayFromNumber(day)}T${time}Z`;
}
