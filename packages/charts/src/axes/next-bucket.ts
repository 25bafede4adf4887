import { dayFromNumber, dayNumber, isoWeekStart, monthStart, type Interval } from "@groundswell/core";
import type { SpecBase } from "../spec.ts";

/** The first day of the next day, week or month; by age a month has 30 days. */
export function nextBucket(x: number, interval: Interval, kind: SpecBase["x"]["kind"]): number {
  if (interval === "day") return x + 1;
  if (interval === "week") return x + 7;
  if (kind === "age") return x + 30;
  const [year = 0, month = 0] = dayFromNumber(x).split("-").map(Number);
  return Math.round(Date.UTC(year, month, 1) / 86_400_000);
}

/** The first day of the day, week or month that a date falls into. */
export function startOfBucket(x: number, interval: Interval): number {
  if (interval === "day") return x;
  const startOf = interval === "week" ? isoWeekStart : monthStart;
  return dayNumber(startOf(dayFromNumber(x)));
}
