import { DAY_MS, startOfDay, type InstantMs } from "@groundswell/core";
import type { ReadPublished } from "./types.ts";

/** No page of the web is older: an earlier date is a mistake, or a zero that became one. */
const FIRST_DAY = "1990-01-01";

/**
 * Why a date can't be the day on which something that is out came out; null: it can. A day's difference to `now` is a
 * matter of time zones.
 */
export function judgeDate(
  { day, at }: Pick<ReadPublished, "day" | "at">,
  now: InstantMs,
): "before 1990" | "to come" | null {
  // Years of more than four digits begin with a sign, which comes before all digits, as that of years before 0 does.
  if (day.startsWith("+")) return "to come";
  if (day < FIRST_DAY) return "before 1990";
  return (at ?? startOfDay(day)) > now + DAY_MS ? "to come" : null;
}
