import type { Alignment, Day, Interval, OriginKind, Point, Quality } from "@groundswell/core";

/** Changes whenever the same input would give another picture; part of every cache key. */
export const RENDER_VERSION = 5;

export type Scale = "linear" | "log";
/** `auto` follows the reader's colour scheme, and is light where nothing is known of it. */
export type Theme = "light" | "dark" | "auto";
export type Scheme = "light" | "dark";
export const LANGUAGES = ["en", "de", "fr", "es", "ja", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
/** What an axis of age counts from: the same of all projects, or of each its own beginning, which then is said. */
export type AgeFrom = OriginKind | "own";
export type MarkerKind = "release" | "story" | "event";

/** What is known about a chart before anything is decided about its looks. */
export interface ChartInput {
  /** Stable name of the chart, printed in its footer: `aaif-goose/goose/stars`. */
  id: string;
  title: string;
  subtitle?: string | null;
  /** What is counted, as a heading says it: `Stars`. */
  metricLabel: string;
  series: readonly SeriesInput[];
  /** What x counts: calendar days, or days of age since a project's own beginning, in whose points `age` then is. */
  xKind?: "date" | "age";
  /** What x counts, in words; null for dates, which say themselves. */
  xLabel?: string | null;
  language?: Language;
  /** The instant that a pinned chart is as of; null: it is live. */
  pinned?: string | null;
  /** Of a live chart whose figures should be newer: the day of the last one. */
  staleSince?: Day | null;
  /** Whose, where it is not so of all that are shown. */
  staleNames?: readonly string[];
  /** Whom all series are about, where it is one project's; the description then begins with it. */
  subject?: string | null;
  /** Of several projects laid beside each other: by what, on which day an index is 100, and what age is counted from. */
  compared?: { metricLabel: string; align: Alignment; base: Day | null; origin: AgeFrom };
  /** Whether figures are of what came about in a day, week or month; by default where there are bars. */
  isFlow?: boolean;
  /** Certain days were asked for: where they have no figure, others may have one. */
  isPart?: boolean;
  /** Said in the plot where there is no figure at all and `lacking` is not given; by default that there is none. */
  empty?: string | null;
  /** Where there is no figure at all: why, in words, and what stands in the source's place. */
  lacking?: { empty: string; source: string } | null;
  /** How far apart neighbouring points are; anything further apart is a gap. */
  interval: Interval;
  markers: readonly MarkerInput[];
  scale: Scale;
  /** Where a linear axis begins: at zero unless a writer asks for the figures' own range, which the chart then says. */
  yFrom?: "zero" | "data";
  theme: Theme;
  /** Pixels; held between 240 × 200 and 4,096 × 4,096. */
  width: number;
  height: number;
  /** First and last day shown; null: that of the first or last figure, or marker where there is no figure. */
  from: Day | null;
  to: Day | null;
  /** When the newest fact was known: an ISO instant, or a day. */
  asOf: string | null;
  sources: readonly string[];
  /** How the figures were come by; by default what every chart does with days and gaps. */
  method?: string | null;
  /** What it takes to read the lines together; said after the method. */
  note?: string | null;
  /** A warning that must not be cut off: `Simulated data`. */
  notice: string | null;
}

/**
 * Bars stand on zero, each as wide as its day, week or month; they have no logarithmic scale. An average is a line over
 * bars, solid however its figures were come by, which the bars tell.
 */
export type Draw = "line" | "bars" | "average";

export interface SeriesInput {
  key: string;
  label: string;
  draw?: Draw;
  /** Place in the palette; by default that of the series in the chart. */
  colour?: number;
  points: readonly (Point & { age?: number | undefined })[];
  /** Why it is not shown, in words; null: it is. */
  leftOut?: string | null;
}

/** Something that happened on a day, give or take `plusMinusDays`. */
export interface MarkerInput {
  t: Day;
  plusMinusDays: number;
  kind: MarkerKind;
  /** In English where it is no name. */
  label: string;
  /** Of an event, what became otherwise, so that other languages can say it. Absent: the label says it. */
  change?: MarkerChange;
  url: string | null;
}

/** A licence or an owner that became another: licences as the ledger labels them; null: none. */
export interface MarkerChange {
  of: "owner" | "licence" | "file" | "weights";
  /** Whose it is, where a chart is of several. */
  name?: string;
  from: string | null;
  to: string | null;
}

export interface Tick {
  value: number;
  label: string;
}

export interface Axis {
  domain: [number, number];
  ticks: Tick[];
}

/** One figure, or the start of a gap: `y` is then null and `quality` missing. */
export interface SpecPoint {
  /** Days since 1970-01-01; by age, days since the project's own beginning. */
  x: number;
  y: number | null;
  quality: Quality;
  /** Index in the spec's `receipts`. */
  receipt: number | null;
}

export interface SpecSeries {
  key: string;
  label: string;
  /** Place in the palette, from 0. */
  colour: number;
  draw: Draw;
  /** Oldest first; every gap is one null at its first missing day, week or month. */
  points: SpecPoint[];
  /** The newest figure, as the direct label shows it. */
  last: { x: number; y: number; text: string; dateText: string } | null;
}

export interface MarkerItem {
  x: number;
  plusMinusDays: number;
  kind: MarkerKind;
  label: string;
  url: string | null;
}

/** One number on the chart and one line of its key: a single item, or neighbours too crowded to tell apart. */
export interface SpecMarker {
  number: number;
  /** Where the number stands: the mean of the items' days, within the domain. */
  x: number;
  lane: "news" | "releases";
  kind: MarkerKind;
  items: MarkerItem[];
  /** The key's text, date first. */
  dateText: string;
  text: string;
}

/** A line of the chart by its name, or a style of any line. */
export interface LegendEntry {
  /** Index of the series, in whose colour the sample is; null: the style of any. */
  series: number | null;
  /** Whose line style the sample has; of a series, the surest that it has. */
  quality: Quality;
  text: string;
  /** What is shown beside the text where it is not a line: a bar, one of the weeks, a stretch of the band, its median, nothing. */
  sample?: "bar" | "week" | "band" | "median" | "none";
}

/** Every text of the chart, in its language. */
export interface ChartStrings {
  title: string;
  subtitle: string | null;
  notice: string | null;
  yLabel: string;
  /** What x counts; null for dates. */
  xLabel: string | null;
  /** Said in the plot when there is no figure to draw. */
  empty: string | null;
  /** Which line is which, where there are several, and how their styles are to be read; only what occurs. */
  legend: LegendEntry[];
  footer: {
    source: string;
    asOf: string | null;
    /** That it is pinned and as of when, or that newer figures have failed to come; null: neither. */
    state: string | null;
    method: string;
    chart: string;
    /** What anybody may do with the chart. */
    licence: string;
  };
  /** What a person would say who describes the chart to another. */
  alt: string;
}

/** What all charts have in common. */
export interface SpecBase {
  renderVersion: number;
  id: string;
  language: Language;
  theme: Theme;
  size: { width: number; height: number };
  /** Pixels between the image's edge and the plot's. */
  frame: { left: number; right: number };
  interval: Interval;
  x: Axis & { kind: "date" | "age" };
  /** `cropped`: a linear axis that leaves out zero. */
  y: Axis & { scale: Scale; cropped: boolean };
  series: SpecSeries[];
  receipts: string[];
  markers: SpecMarker[];
  strings: ChartStrings;
  /** `sha256:…` of all the rest of this value. */
  hash: string;
}

/**
 * One chart, decided: what is drawn, where, and every word of it. A plain JSON value; each renderer draws this and
 * decides nothing about figures, domain, ticks, gaps, numbering or texts.
 */
export interface ChartSpec extends SpecBase {
  mark: "line";
  /** Its figures are of what came about in spans, and are told as such: see `flow` of the formats. Absent: totals. */
  flow?: true;
}
