import type {
  Alignment,
  EffectVerdict,
  Estimate,
  Interval,
  Metric,
  MomentumLabel,
  OriginKind,
  Quality,
} from "@groundswell/core";
import type { ToldEffect } from "../facts.ts";
import type { AgeFrom, Language, MarkerItem } from "../spec.ts";
import type {
  BarsStory,
  BaseLack,
  CompareStory,
  MarkerCounts,
  ReleasesDated,
  ReleasesLack,
  SeriesKind,
  SeriesStory,
  TimelineStory,
} from "./stories.ts";

export type * from "./stories.ts";

/** The momentum board, as the alt text tells it. */
export interface BoardStory {
  category: string | null;
  /** The newest complete day. */
  day: number | null;
  /** How many are shown, and how many projects there are in all. */
  shown: number;
  total: number;
  /** Projects of the board, the leader first; the first five are told. */
  rows: readonly { name: string; momentum: Estimate | null; label: MomentumLabel; notes: readonly string[] }[];
}

/** Numbers and dates as a language writes them. Days are days since 1970-01-01. */
export interface Formats {
  language: Language;
  /** BCP 47, of the figures and dates: `en-GB`. */
  locale: string;
  /** All digits. */
  number: (value: number) => string;
  /**
   * What came about in a span: counts are whole, and what is not is a share of a longer span, so that its digits tell
   * nothing. Whole from ten on, one decimal below.
   */
  flow: (value: number) => string;
  /** So many decimals; what is above zero never reads as zero: `<0.1`. */
  fixed: (value: number, decimals: 0 | 1 | 2) => string;
  compact: (value: number) => string;
  percent: (percent: number) => string;
  /** A ratio as a factor, to two digits that count: `1.4×`. */
  factor: (value: number) => string;
  /** A momentum and its interval, to as many digits as the pages write: `1.31×` and `1.03–1.65×`. */
  ratio: (estimate: Estimate) => { value: string; interval: string };
  date: (x: number) => string;
  shortDate: (x: number, withYear: boolean) => string;
  /** `4 Mar – 1 Apr 2025`; a single day when both are the same. */
  dateRange: (from: number, to: number, withYear: boolean) => string;
  month: (x: number, withYear: boolean) => string;
  /** `Dec 2024 – Apr 2025`, `Mar – May 2025`; a single month when both days are in it. */
  monthRange: (from: number, to: number) => string;
  /** Written out: `April 2026`. */
  fullMonth: (x: number) => string;
  year: (x: number) => string;
  /** An ISO instant or a day: `22 Aug 2026, 04:07 UTC`; null when it is neither. */
  instant: (iso: string) => string | null;
  /** `a, b and c`. */
  list: (parts: readonly string[]) => string;
}

/** What a reader is told of a single figure: all that a tooltip or a table needs. */
export interface Reading extends Formats {
  quality: Record<Quality, string>;
  noFigure: string;
  /** One day of age: `day 100`. */
  age: (days: number) => string;
}

/** Signs between the parts of a text, with the spaces that go with them. */
export interface Signs {
  colon: string;
  semicolon: string;
  comma: string;
  /** Between the items of a long list. */
  item: string;
  stop: string;
  /** Between two sentences. */
  gap: string;
  open: string;
  close: string;
}

/** Everything that is worded or formatted in a language. Another language is another value of this type. */
export interface Phrases extends Reading {
  signs: Signs;
  /** A metric as a heading says it; flows name their day, week or month: `Stars`, `Stars gained a day`. */
  metric: (metric: Metric, interval: Interval) => string;
  title: (metric: Metric, name: string) => string;
  compareTitle: (metric: Metric, names: readonly string[], align: Alignment) => string;
  releasesTitle: (name: string) => string;
  boardTitle: (category: string | null) => string;
  /** Name of the line over bars: `7-day average a day`. */
  rate: string;

  yLabel: (metric: string, axis: { log: boolean; croppedAt: string | null }) => string;
  /** What an axis of age counts from. */
  ageAxis: (of: AgeFrom) => string;
  /** Where projects are counted from different beginnings: who is counted from this one. */
  countedFrom: (of: OriginKind, names: readonly string[]) => string;
  /** A project that has no place on an axis of age. */
  leftOut: (name: string) => string;
  /** A project that has no index, and why. @param date the base's day */
  noBase: (name: string, lack: BaseLack, date: string) => string;
  /** Of stars by day, of which nothing is known before GitHub's history is read: why, and instead of a source. */
  history: { empty: string; source: string };
  /** For the ticks of an axis of age: `2 years`, `100 days`. */
  years: (count: number) => string;
  days: (count: number) => string;
  /** @param date the base's day, as `date` or `shortDate` write it */
  indexLabel: (metric: string, date: string) => string;

  /** @param isPart certain days were asked for: there may be figures of others */
  empty: (metric: string, isPart?: boolean) => string;
  source: (sources: readonly string[], isPart?: boolean) => string;
  asOf: (when: string) => string;
  /** @param when as `instant` writes it */
  pinned: (when: string) => string;
  /**
   * @param date as `shortDate` writes it, with the year
   * @param names of whom alone it is so; absent or empty: of all
   */
  staleSince: (date: string, names?: readonly string[]) => string;
  simulated: string;
  licence: string;
  method: (interval: Interval, dropped: number) => string;
  /** What else a method may have to say: that a logarithmic axis was asked for and bars cannot have one. */
  linearBars: string;
  /** That what is no whole number is a share of a longer span, and is told rounded. */
  sharesRounded: string;
  chart: (id: string) => string;

  plusMinus: (days: number) => string;
  markerText: (items: readonly MarkerItem[]) => string;
  /** How many releases up to which, in as few letters as can be. */
  releasesBriefly: (items: readonly MarkerItem[]) => string;
  more: (count: number) => string;
  /** The two lines of a stars chart, and what lies between them. */
  stars: { observed: string; surviving: string; difference: string };
  columns: { date: string; age: string; project: string; release: string; kind: string; provenance: string };

  momentum: Record<MomentumLabel, string>;
  /** `41 stars a day`. */
  perDay: (value: number) => string;
  board: {
    /** Headings. */
    project: string;
    momentum: string;
    stars: string;
    perDay: string;
    /** What the bar around a dot is. */
    interval: string;
    more: (count: number) => string;
    /** How many are shown of all. */
    count: (shown: number, total: number) => string;
    /** What stands beside a label: that half of a week came in one day, why there is no estimate, its last day. */
    notes: {
      spike: string;
      noGain: string;
      lack: Record<"recent" | "baseline", (known: string, days: string) => string>;
      /** @param date as `shortDate` writes it */
      to: (date: string) => string;
    };
    /** How the momentum was come by, for the footer. */
    method: string;
    empty: string;
    alt: (story: BoardStory) => string;
  };
  timeline: {
    /** Names of the lanes. */
    major: string;
    minor: string;
    patch: string;
    prerelease: string;
    other: string;
    /** So many releases under one mark, by their first and last tag or day. */
    gathered: (count: number, from: string, to: string) => string;
    /** So many releases between two days, or on one. */
    span: (count: number, from: string, to: string) => string;
    method: (dated: ReleasesDated) => string;
    empty: Record<ReleasesLack, string>;
    alt: (story: TimelineStory) => string;
  };
  badge: { stars: string; gained: string; momentum: string };
  effect: EffectPhrases;

  /** `subject`: whom all the stories are about; null where they are about several. */
  alt: (
    metric: string,
    stories: readonly SeriesStory[],
    counts: MarkerCounts,
    subject: string | null,
    kind?: SeriesKind,
  ) => string;
  barsAlt: (metric: string, story: BarsStory, counts: MarkerCounts) => string;
  compareAlt: (story: CompareStory, counts?: MarkerCounts) => string;
}

/** The words of a chart of weeks around a story. */
export interface EffectPhrases {
  title: (project: string) => string;
  yLabel: string;
  empty: string;
  /** Beside the story's number: which week is shaded. */
  shade: string;
  band: string;
  median: string;
  uncontrolled: string;
  method: (how: { isControlled: boolean; isCut: boolean }) => string;
  /** What the chart shows, in one sentence. @param when the story's day, with its doubt */
  heading: (project: string, when: string) => string;
  noWeekBefore: string;
  oneWeekBefore: (stars: string, date: string) => string;
  weeksBefore: (weeks: number, least: string, most: string, last: string) => string;
  /** The story's week; `stars` is null where a day is missing, `peers` where there is no control group. */
  storyWeek: (
    range: string,
    stars: string | null,
    peers: { low: string; middle: string; high: string } | null,
  ) => string;
  gaps: (weeks: number) => string;
  noControl: string;
  /** What else happened besides releases, by the kind that the API names: without its new name. */
  happened: Readonly<Record<string, string>>;
  columns: { week: string; low: string; middle: string; high: string };
  /** How a week's figure was come by. */
  basis: string;
  /** A verdict in a few words, as a label. */
  verdict: Record<EffectVerdict, string>;
  /** The verdict in plain words with its figures: what was seen and never why. */
  sentence: (effect: ToldEffect) => string;
}
