import { addDays, dayFromNumber, dayNumber, isoWeekStart, monthStart, type Day } from "../day.ts";
import type { Interval } from "../series.ts";

/** Days of an interval of age: weeks and months of a calendar would not fall together for projects of different age. */
export const AGE_DAYS: Readonly<Record<Interval, number>> = { day: 1, week: 7, month: 30 };

/**
 * The first day of the span that a day falls into.
 * - by date: the ISO week (Monday) or month
 * - by age: 7 or 30 days, counted from the origin, so that all projects' spans begin at the same ages
 * @param origin null: by date
 */
export function startOfSpan(day: Day, interval: Interval, origin: Day | null): Day {
  if (origin === null) return { day: (d: Day) => d, week: isoWeekStart, month: monthStart }[interval](day);
  const [number, first] = [dayNumber(day), dayNumber(origin)];
  return dayFromNumber(first + Math.floor((number - first) / AGE_DAYS[interval]) * AGE_DAYS[interval]);
}

/** The first day of the span after the one that begins on `start`. */
export function nextSpan(start: Day, interval: Interval, origin: Day | null): Day {
  if (origin === null && interval === "month") return monthStart(addDays(start, 31));
  return addDays(start, AGE_DAYS[interval]);
}

/** The first day of each span from the one of `from` to the one of `to`; none when `to` is before `from`. */
export function listSpans(from: Day, to: Day, interval: Interval, origin: Day | null): Day[] {
  const starts: Day[] = [];
  if (to < from) return starts;
  for (let start = startOfSpan(from, interval, origin); start <= to; start = nextSpan(start, interval, origin)) {
    starts.push(start);
  }
  return starts;
}
