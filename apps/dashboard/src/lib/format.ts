/**
 * Numbers and dates as readers see them: one language (English) and one time zone (UTC) on server and client alike,
 * so that a page reads the same before and after it hydrates.
 */

const LOCALE = "en";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const integers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const signed = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
const monthShort = new Intl.DateTimeFormat(LOCALE, { month: "short", timeZone: "UTC" });
const monthLong = new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" });
const clock = new Intl.DateTimeFormat(LOCALE, {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: "always" });

/** `53,197`, with a true minus sign. */
export function formatNumber(value: number): string {
  return integers.format(value).replace("-", "−");
}

/** `+1,204`, `−21`, `0`. */
export function formatSigned(value: number): string {
  return signed.format(value).replace("-", "−");
}

/** `1 release`, `214 releases`. */
export function formatCount(value: number, one: string, many: string): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

/** `22 Aug 2026`, of a day or an instant. */
export function formatDay(day: string): string {
  const date = new Date(day);
  return `${date.getUTCDate()} ${monthShort.format(date)} ${date.getUTCFullYear()}`;
}

/** `22 August 2026`. */
export function formatDayLong(day: string): string {
  const date = new Date(day);
  return `${date.getUTCDate()} ${monthLong.format(date)} ${date.getUTCFullYear()}`;
}

/** `22 Aug`, where the year is plain from what stands around it. */
export function formatDayShort(day: string): string {
  const date = new Date(day);
  return `${date.getUTCDate()} ${monthShort.format(date)}`;
}

/** `22 Aug 2026, 04:07 UTC`. */
export function formatInstant(instant: string): string {
  return `${formatDay(instant)}, ${clock.format(new Date(instant))} UTC`;
}

/** `04:07 UTC`. */
export function formatClock(instant: string): string {
  return `${clock.format(new Date(instant))} UTC`;
}

/**
 * `3 minutes ago`, `in 2 hours`; the day itself when it is more than 30 days off.
 * @param now the instant that the page was made at, never the reader's clock
 */
export function formatRelative(instant: string, now: string): string {
  const ms = Date.parse(instant) - Date.parse(now);
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return ms <= 0 ? "just now" : "in a moment";
  if (size < HOUR_MS) return relative.format(Math.trunc(ms / MINUTE_MS), "minute");
  if (size < DAY_MS) return relative.format(Math.trunc(ms / HOUR_MS), "hour");
  if (size <= 30 * DAY_MS) return relative.format(Math.trunc(ms / DAY_MS), "day");
  return ms < 0 ? formatDay(instant) : `on ${formatDay(instant)}`;
}

/** `27 March 2026`, or `about 27 March 2026, ± 3 days` when the day may be off by so many days either way. */
export function formatApproxDay(day: string, plusMinusDays: number): string {
  if (plusMinusDays === 0) return formatDayLong(day);
  return `about ${formatDayLong(day)}, ± ${formatCount(plusMinusDays, "day", "days")}`;
}

/** `7 days to 22 Aug`, from the window's end. */
export function formatWindow(days: number, to: string): string {
  return `${days} days to ${formatDayShort(to)}`;
}

/** `6 hours`, `90 minutes`: how long a number of seconds is. */
export function formatDuration(seconds: number): string {
  if (seconds % 3600 === 0) return formatCount(seconds / 3600, "hour", "hours");
  return formatCount(Math.round(seconds / 60), "minute", "minutes");
}
