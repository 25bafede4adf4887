import { DAY_MS, type Interval, type Quality } from "@groundswell/core";
import { MOST_NAMED } from "./crowd.ts";
import type { Language, MarkerItem, MarkerKind } from "./spec.ts";

/** One stretch of a series, as the alt text tells it. */
export interface SeriesStory {
  label: string;
  first: { x: number; y: number } | null;
  last: { x: number; y: number } | null;
}

/** Everything that is worded or formatted in a language. Another language is another value of this type. */
export interface Phrases {
  /** All digits. */
  number: (value: number) => string;
  compact: (value: number) => string;
  date: (x: number) => string;
  shortDate: (x: number, withYear: boolean) => string;
  /** `4 Mar – 1 Apr 2025`; a single day when both are the same. */
  dateRange: (from: number, to: number, withYear: boolean) => string;
  month: (x: number, withYear: boolean) => string;
  /** An ISO instant or a day; null when it is neither. */
  instant: (iso: string) => string | null;
  quality: Record<Quality, string>;
  yLabel: (metric: string, axis: { log: boolean; croppedAt: string | null }) => string;
  empty: (metric: string) => string;
  source: (sources: readonly string[]) => string;
  asOf: (when: string) => string;
  method: (interval: Interval, dropped: number) => string;
  chart: (id: string) => string;
  plusMinus: (days: number) => string;
  markerText: (items: readonly MarkerItem[]) => string;
  more: (count: number) => string;
  noFigure: string;
  /** The two lines of a stars chart, and what lies between them. */
  stars: { observed: string; surviving: string; difference: string };
  columns: { date: string; provenance: string };
  /** `subject`: whom all the stories are about; null where they are about several. */
  alt: (
    metric: string,
    stories: readonly SeriesStory[],
    counts: Record<MarkerKind, number>,
    subject: string | null,
  ) => string;
}

const LOCALE = "en-GB";
const utc = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });
  return (x: number) => format.format(x * DAY_MS);
};

const NUMBER = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const SMALL_NUMBER = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });
const COMPACT = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumSignificantDigits: 3 });
const DATE = utc({ day: "numeric", month: "long", year: "numeric" });
const SHORT_DATE = utc({ day: "numeric", month: "short" });
const SHORT_DATE_YEAR = utc({ day: "numeric", month: "short", year: "numeric" });
const RANGE = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", timeZone: "UTC" });
const RANGE_YEAR = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
const MONTH = utc({ month: "short" });
const MONTH_YEAR = utc({ month: "short", year: "numeric" });
const TIME = utc({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

const number = (value: number) => minus((value !== 0 && Math.abs(value) < 0.01 ? SMALL_NUMBER : NUMBER).format(value));
const minus = (text: string) => text.replace("-", "−");

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const NOUNS: Record<MarkerKind, [one: string, many: string]> = {
  release: ["release", "releases"],
  story: ["story", "stories"],
  event: ["event", "events"],
};

/** `three stories`, `12 releases`. */
export function count(n: number, [one, many]: readonly [string, string]): string {
  return `${WORDS[n] ?? NUMBER.format(n)} ${n === 1 ? one : many}`;
}

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** A heading's first word as it stands within a sentence; acronyms keep their capitals. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** `Stars` → `star`, as in "star figures". */
function attributive(metric: string): string {
  return lowerFirst(metric).replace(/([^s])s$/u, "$1");
}

function describeChange(first: number, last: number): string {
  if (first === last) return "unchanged";
  const direction = last > first ? "up" : "down";
  const percent = Math.abs((last - first) / first) * 100;
  if (first <= 0 || last < 0 || percent >= 100_000) return `${direction} by ${number(Math.abs(last - first))}`;
  if (percent < 0.1) return `${direction} less than 0.1 %`;
  return `${direction} ${NUMBER.format(percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent))} %`;
}

function describeSeries({ label, first, last }: SeriesStory, metric: string, withMetric: boolean): string {
  const subject = withMetric ? `${label}: ${lowerFirst(metric)}` : label;
  if (first === null || last === null) {
    return withMetric ? `${label}: no ${attributive(metric)} figures yet` : `${label} no figures yet`;
  }
  if (first.x === last.x) return `${subject} ${number(last.y)} on ${DATE(last.x)}, the only figure`;
  const change = describeChange(first.y, last.y);
  return `${subject} from ${number(first.y)} on ${DATE(first.x)} to ${number(last.y)} on ${DATE(last.x)}, ${change}`;
}

const STEP: Record<Interval, string> = { day: "UTC day", week: "ISO week", month: "calendar month" };

/** `2026-08-22T04:07:20Z` → `22 Aug 2026, 04:07 UTC`. */
function instant(iso: string): string | null {
  const x = Date.parse(iso) / DAY_MS;
  if (!Number.isFinite(x)) return null;
  return iso.length <= 10 ? SHORT_DATE_YEAR(x) : `${SHORT_DATE_YEAR(x)}, ${TIME(x)} UTC`;
}

const releases = (items: readonly MarkerItem[]) => {
  const last = items.at(-1)?.label ?? "";
  return items.length === 1 ? last : `${items.length} releases up to ${last}`;
};

/** By name as long as they are few; then how many, and the first: what follows may be cut off, the number is not. */
function nameOthers(items: readonly MarkerItem[]): string[] {
  if (items.length <= MOST_NAMED) return items.map((item) => item.label);
  const counts = (["story", "event"] as const).flatMap((kind) => {
    const n = items.filter((item) => item.kind === kind).length;
    return n === 0 ? [] : [count(n, NOUNS[kind])];
  });
  return [`${list(counts)}, the first: ${items[0]?.label ?? ""}`];
}

const EN: Phrases = {
  number,
  compact: (value) => minus(COMPACT.format(value)),
  date: DATE,
  shortDate: (x, withYear) => (withYear ? SHORT_DATE_YEAR(x) : SHORT_DATE(x)),
  dateRange: (from, to, withYear) => {
    const format = withYear ? RANGE_YEAR : RANGE;
    // ICU sets thin spaces around the dash, which fonts may lack.
    return format.formatRange(from * DAY_MS, to * DAY_MS).replace(/\u2009/gu, " ");
  },
  month: (x, withYear) => (withYear ? MONTH_YEAR(x) : MONTH(x)),
  instant,
  quality: {
    observed: "observed by us",
    archived: "from an archive",
    surviving: "stars still held, by the day given",
    settling: "still settling",
    missing: "no figure",
  },
  yLabel: (metric, { log, croppedAt }) => {
    if (log) return `${metric}, logarithmic scale`;
    return croppedAt === null ? metric : `${metric} (axis starts at ${croppedAt}, not at zero)`;
  },
  empty: (metric) => `No ${attributive(metric)} figures yet`,
  source: (sources) =>
    `${sources.length > 1 ? "Sources" : "Source"}: ${sources.length === 0 ? "none yet" : sources.join("; ")}`,
  asOf: (when) => `As of ${when}`,
  method: (interval, dropped) => {
    const left = dropped === 0 ? "" : `; left out, not above zero: ${NUMBER.format(dropped)}`;
    return `One figure per ${STEP[interval]}; gaps are days without a figure${left}`;
  },
  chart: (id) => `Groundswell: ${id}`,
  plusMinus: (days) => `± ${NUMBER.format(days)} ${days === 1 ? "day" : "days"}`,
  markerText: (items) => {
    const others = items.filter((item) => item.kind !== "release");
    const released = items.filter((item) => item.kind === "release");
    return [...nameOthers(others), ...(released.length > 0 ? [releases(released)] : [])].join("; ");
  },
  more: (n) => `and ${NUMBER.format(n)} more`,
  noFigure: "no figure",
  stars: {
    observed: "Observed stars",
    surviving: "Surviving stars",
    difference: "between the lines are stars taken back since",
  },
  columns: { date: "Date (UTC)", provenance: "How the figure was come by" },
  alt: (metric, stories, counts, subject) => {
    const [only] = stories;
    const told =
      stories.length <= 1
        ? describeSeries(only ?? { label: metric, first: null, last: null }, metric, true)
        : `${subject ?? metric}: ${stories
            .map((s) => describeSeries(subject === null ? s : { ...s, label: lowerFirst(s.label) }, metric, false))
            .join("; ")}`;
    const marked = (["release", "story", "event"] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => count(counts[kind], NOUNS[kind]));
    return `${told}${marked.length === 0 ? "" : `; ${list(marked)} marked`}.`;
  },
};

/** The words and formats of a language. */
export function phrasesFor(_language: Language): Phrases {
  return EN;
}
