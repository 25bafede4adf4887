/** Numbers and dates as readers see them, in the pages' language. */
import { createFormats } from "#lib/create-formats.ts";
import { PAGE_LOCALE } from "#lib/language.ts";
import { timeStrings as words } from "#lib/strings/time.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const formats = createFormats(PAGE_LOCALE);

/** `53,197`, with a true minus sign. */
export function formatNumber(value: number): string {
  return formats.number(value);
}

/** `4.5`. */
export function formatOneDigit(value: number): string {
  return formats.fixed(value, 1);
}

/** `+1,204`, `−21`, `0`. */
export function formatSigned(value: number): string {
  return formats.signed(value);
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

/** A ratio to so many digits as are decided elsewhere. */
export function formatRatioTo(estimate: Estimate, digits: 0 | 1 | 2): EstimateText {
  return format(estimate, digits);
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
    figure > 0 && figure < least / 2 ? `<\u00a0${formats.fixed(least, digits)}` : formats.fixed(figure, digits);
  return { value: write(value), low: write(low), high: write(high) };
}

/** `35–48`. */
export function formatRange({ low, high }: Pick<EstimateText, "low" | "high">): string {
  return `${low}–${high}`;
}

/** `81 %`; a probability next to certain is `> 99 %`, never 100. */
export function formatShare(share: number): string {
  if (share > 0.99 && share < 1) return `> ${formats.percent(0.99)}`;
  if (share > 0 && share < 0.01) return `< ${formats.percent(0.01)}`;
  return formats.percent(share);
}

/** `+2.4 %`, `−0.3 %`, `+118 %`: a change as a share of what it began with. */
export function formatSignedShare(share: number): string {
  const size = Math.abs(100 * share);
  const text = formats.fixed(size, size >= 10 ? 0 : size >= 1 ? 1 : 2);
  return `${share > 0 ? "+" : share < 0 ? "−" : ""}${text}\u00a0%`;
}

/** `14 %`, `> 99.9 %`: an estimated probability is never certain, though its digits may run out. */
export function formatProbability(probability: number): string {
  if (probability > 0.999) return "> 99.9\u00a0%";
  return probability < 0.001 ? "< 0.1\u00a0%" : formatShare(probability);
}

/** `3 – 9 Apr 2026`, `30 Mar – 2 Apr 2026`, `30 Dec 2025 – 2 Jan 2026`, or one day. */
export function formatSpan({ from, to }: { from: string; to: string }): string {
  const key = `${from} ${to}`;
  const known = spans.get(key);
  if (known !== undefined) return known;
  const text = formats.span(new Date(from), new Date(to));
  if (spans.size >= MOST_SPANS) spans.clear();
  spans.set(key, text);
  return text;
}

/** A span takes Intl some thirty times as long as a day, and a page tells the same few to everybody. */
const spans = new Map<string, string>();
const MOST_SPANS = 1_000;

/** `1 release`, `214 releases`. */
export function formatCount(value: number, one: string, many: string): string {
  return words.count(formatNumber(value), value === 1 ? one : many);
}

/** `22 Aug 2026`, of a day or an instant. */
export function formatDay(day: string): string {
  return formats.day(new Date(day));
}

/** `22 August 2026`. */
export function formatDayLong(day: string): string {
  return formats.dayLong(new Date(day));
}

/** `22 Aug`, where the year is plain from what stands around it. */
export function formatDayShort(day: string): string {
  return formats.dayShort(new Date(day));
}

/** `22 Aug 2026, 04:07 UTC`. */
export function formatInstant(instant: string): string {
  return formats.instant(new Date(instant));
}

/** `04:07 UTC`. */
export function formatClock(instant: string): string {
  return formats.clock(new Date(instant));
}

/**
 * `3 minutes ago`, `in 2 hours`; the day itself when it is more than 30 days off.
 * @param now the instant that the page was made at, never the reader's clock
 */
export function formatRelative(instant: string, now: string): string {
  const ms = Date.parse(instant) - Date.parse(now);
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return ms <= 0 ? words.justNow : words.inAMoment;
  if (size < HOUR_MS) return formats.relative(Math.trunc(ms / MINUTE_MS), "minute");
  if (size < DAY_MS) return formats.relative(Math.trunc(ms / HOUR_MS), "hour");
  if (size <= 30 * DAY_MS) return formats.relative(Math.trunc(ms / DAY_MS), "day");
  return ms < 0 ? formatDay(instant) : words.onDay(formatDay(instant));
}

/** `27 March 2026`, or `about 27 March 2026, ± 3 days` (in one piece) when the day may be off by so many days either way. */
export function formatApproxDay(day: string, plusMinusDays: number): string {
  if (plusMinusDays === 0) return formatDayLong(day);
  return words.about(formatDayLong(day), formatCount(plusMinusDays, ...words.day).replace(" ", "\u00a0"));
}

/** `7 days to 22 Aug`, from the window's end. */
export function formatWindow(days: number, to: string): string {
  return words.window(formatNumber(days), formatDayShort(to));
}

/** `6 hours`, `90 minutes`: how long a number of seconds is. */
export function formatDuration(seconds: number): string {
  if (seconds % 3600 === 0) return formatCount(seconds / 3600, ...words.hour);
  return formatCount(Math.round(seconds / 60), ...words.minute);
}

/** `August 2026`. */
export function formatMonth(day: string): string {
  return formats.month(new Date(day));
}

/** `Goose, Ollama and Codex`. */
export function formatList(items: readonly string[]): string {
  return formats.list(items);
}
