import { addDays, isoWeekStart, monthStart, type Day, type Interval } from "@groundswell/core";

/** A sum over part of a week or month would pass for the whole: a bucket that is begun is read from its start. */
export function startOfBucket(day: Day, interval: Interval): Day {
  return { day: (d: Day) => d, week: isoWeekStart, month: monthStart }[interval](day);
}

/** For the same reason, flows are read to the end of the last bucket: its sum is missing until all its days are known. */
export function endOfBucket(day: Day, interval: Interval): Day {
  if (interval === "day") return day;
  const start = startOfBucket(day, interval);
  return addDays(interval === "week" ? addDays(start, 7) : monthStart(addDays(start, 31)), -1);
}
