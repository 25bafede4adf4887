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
const fixed = [fixTo(0), fixTo(1), fixTo(2)] as const;
const monthShort = new Intl.DateTimeFormat(LOCALE, { month: "short", timeZone: "UTC" });
const monthLong = new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" });
const clock = new Intl.DateTimeFormat(LOCALE, {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});
const monthYear = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });
const lists = new Intl.ListFormat(LOCALE, { type: "conjunction" });
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: "always" });

function fixTo(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `53,197`, with a true minus sign. */
export function formatNumber(value: number): string {
  return integers.format(value).replace("-", "−");
}

/** `+1,204`, `−21`, `0`. */
export function formatSigned(value: number): string {
  return signed.format(value).replace("-", "−");
}

/** An estimate as text: the figure, and the ends of its interval to as many digits. */
export interface EstimateText {
  value: string;
  low: string;
  high: string;
}

interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** `41` with `35` and `48`; of small ones `4.1` or `0.41`: more digits than the interval is wide say nothing. */
export function formatEstimate(estimate: Estimate): EstimateText {
  const { value, high } = estimate;
  return format(estimate, high === 0 || value >= 10 ? 0 : value >= 1 ? 1 : 2);
}

/** `1.6` with `1.3` and `2.0`; where an end is near 1 with a digit more, so that one that is not 1 doesn't read so. */
export function formatRatio(estimate: Estimate): EstimateText {
  return format(estimate, estimate.low >= 10 ? 0 : estimate.low >= 1.05 ? 1 : 2);
}

/** `0.72 %`, with `0.61` and `0.84 %`. */
export function formatEstimateShare({ value, low, high }: Estimate): EstimateText {
  const text = formatEstimate({ value: 100 * value, low: 100 * low, high: 100 * high });
  return { value: `${text.value}\u00a0%`, low: text.low, high: `${text.high}\u00a0%` };
}

function format({ value, low, high }: Estimate, digits: 0 | 1 | 2): EstimateText {
  const least = 10 ** -digits;
  // What is not zero never reads as zero.
  const write = (figure: number) =>
    figure > 0 && figure < least / 2 ? `<\u00a0${fixed[digits].format(least)}` : fixed[digits].format(figure);
  return { value: write(value), low: write(low), high: write(high) };
}

/** `35–48`. */
export function formatRange({ low, high }: Pick<EstimateText, "low" | "high">): string {
  return `${low}–${high}`;
}

/** `81 %`; a probability next to certain is `> 99 %`, never 100. */
export function formatShare(share: number): string {
  if (share > 0.99 && share < 1) return "> 99\u00a0%";
  if (share > 0 && share < 0.01) return "< 1\u00a0%";
  return `${integers.format(100 * share)}\u00a0%`;
}

/** `+2.4 %`, `−0.3 %`, `+118 %`: a change as a share of what it began with. */
export function formatSignedShare(share: number): string {
  const size = Math.abs(100 * share);
  const text = fixed[size >= 10 ? 0 : size >= 1 ? 1 : 2].format(size);
  return `${share > 0 ? "+" : share < 0 ? "−" : ""}${text}\u00a0%`;
}

/** `14 %`, `> 99.9 %`: an estimated probability is never certain, though its digits may run out. */
export function formatProbability(probability: number): string {
  if (probability > 0.999) return "> 99.9\u00a0%";
  return probability < 0.001 ? "< 0.1\u00a0%" : formatShare(probability);
}

/** `3 to 9 Apr 2026`, `30 Mar to 2 Apr 2026`, `30 Dec 2025 to 2 Jan 2026`, or one day. */
export function formatSpan({ from, to }: { from: string; to: string }): string {
  if (from === to) return formatDay(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${new Date(from).getUTCDate()} to ${formatDay(to)}`;
  return `${from.slice(0, 4) === to.slice(0, 4) ? formatDayShort(from) : formatDay(from)} to ${formatDay(to)}`;
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

/** `27 March 2026`, or `about 27 March 2026, ± 3 days` (in one piece) when the day may be off by so many days either way. */
export function formatApproxDay(day: string, plusMinusDays: number): string {
  if (plusMinusDays === 0) return formatDayLong(day);
  return `about ${formatDayLong(day)}, ±\u00a0${formatCount(plusMinusDays, "day", "days").replace(" ", "\u00a0")}`;
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

/** `August 2026`, of a day. */
export function formatMonth(day: string): string {
  return monthYear.format(new Date(day));
}

/** `v1, v2, and v3`. */
export function formatList(parts: readonly string[]): string {
  return lists.format(parts);
}
