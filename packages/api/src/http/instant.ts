import { DAY_MS, dayOf } from "@groundswell/core";

/** The wire's form of an instant: whole seconds when it has no others. An instant that is not known stays null. */
export function toInstant(ms: number): string;
export function toInstant(ms: number | null): string | null;
export function toInstant(ms: number | null): string | null {
  if (ms === null) return null;
  return ms >= 0 && ms < LAST_MS ? writeInstant(Math.trunc(ms)) : new Date(ms).toISOString().replace(".000Z", "Z");
}

/** The end of 2069: days until then are kept written. */
const LAST_MS = 36_525 * DAY_MS;
const TWO_DIGITS = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, "0"));

/** What `Date` writes, in a quarter of the time: a page of a list has a thousand instants. */
function writeInstant(ms: number): string {
  const seconds = Math.floor((ms % DAY_MS) / 1_000);
  const [hour = "", minute = "", second = ""] = [seconds / 3_600, (seconds / 60) % 60, seconds % 60].map(
    (number) => TWO_DIGITS[Math.floor(number)],
  );
  const rest = ms % 1_000;
  return `${dayOf(ms)}T${hour}:${minute}:${second}${rest === 0 ? "" : `.${String(rest).padStart(3, "0")}`}Z`;
}
