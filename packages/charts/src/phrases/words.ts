import type { Alignment, EffectVerdict, Interval, Metric, OriginKind } from "@groundswell/core";
import type { AgeFrom, MarkerKind } from "../spec.ts";
import type { Noun } from "./count.ts";
import type { BaseLack, EffectPhrases, Phrases, ReleaseLane, ReleasesLack } from "./types.ts";

/**
 * What a language says in its own way; `createPhrases` puts texts together from it. Figures and dates arrive formatted.
 */
export interface Words extends Pick<
  Phrases,
  | "signs"
  | "metric"
  | "releasesTitle"
  | "boardTitle"
  | "rate"
  | "ageAxis"
  | "history"
  | "indexLabel"
  | "empty"
  | "source"
  | "asOf"
  | "pinned"
  | "staleSince"
  | "simulated"
  | "licence"
  | "linearBars"
  | "sharesRounded"
  | "chart"
  | "stars"
  | "columns"
  | "momentum"
  | "yLabel"
  | "badge"
> {
  /** A number's words from 2 on, as far as they are written out before a noun. */
  numerals: readonly string[];
  nouns: Record<MarkerKind | "day" | "week" | "month" | "year" | "project" | "star", Noun>;
  /** A metric's heading as it stands within a sentence. */
  within: (heading: string) => string;
  /** What a title names of a metric, and where it is counted: a picture may stand alone. */
  titleMetric: Record<Metric, string>;
  /** @param n how many more projects there are, two at least */
  others: (named: readonly string[], n: string) => string;
  aligned: (metric: string, align: Alignment) => string;
  method: (interval: Interval, left: string | null) => string;
  plusMinus: (days: string) => string;
  more: (count: string) => string;
  perDay: (stars: string) => string;
  countedFrom: (of: OriginKind, names: string) => string;
  leftOut: (name: string) => string;
  noBase: (lack: BaseLack, date: string) => string;
  told: ToldWords;
  board: Omit<Phrases["board"], "alt" | "more" | "count"> & {
    /** As many as are shown, of all that there are. */
    firstOf: (shown: string, total: string) => string;
  };
  timeline: Omit<Phrases["timeline"], "alt" | "gathered" | "span"> & {
    gathered: (releases: string, from: string, to: string) => string;
    /** How many of a kind there are, in a list of kinds: `two major`. */
    counts: Record<ReleaseLane, Noun>;
    /** So many releases between two days. */
    between: (releases: string, from: string, to: string) => string;
    newest: (tag: string, date: string) => string;
    /** As `empty`, within a sentence. */
    lack: Record<ReleasesLack, string>;
  };
  effect: Omit<EffectPhrases, "sentence" | "gaps" | "weeksBefore"> & {
    weeksBefore: (weeks: string, least: string, most: string, last: string) => string;
    /** @param n how many weeks besides the story's have no figure */
    gaps: (n: number, weeks: string) => string;
  };
  /** Null: the facts' own sentence is in this language. */
  sentence: SentenceWords | null;
}

/** The figures of a story's week, formatted: `412` stars, with what was to be expected as a factor and its interval. */
export interface WeekFigures {
  project: string;
  /** Gained or, below zero, lost; without a sign. */
  stars: string;
  isLoss: boolean;
  /** The week's first day. */
  from: string;
  ratio: string;
  low: string;
  high: string;
  /** How many similar projects; null: too few for a control group. */
  peers: string | null;
}

/** The verdict of an effect in whole sentences; the first part and its end are joined by a colon. */
export interface SentenceWords {
  /** Between what was seen and the verdict. */
  joint: string;
  open: (project: string, from: string | null, to: string) => string;
  noFigures: (project: string, from: string) => string;
  week: (figures: WeekFigures) => string;
  /** Of an approximate date: over all days that the week may have begun on. */
  days: (
    figures: Pick<WeekFigures, "project" | "stars" | "isLoss" | "low" | "high"> & {
      /** The least and the most ratio; one where they read the same. */
      ratios: readonly string[];
      isControlled: boolean;
      days: string;
    },
  ) => string;
  /** The least and the most stars of these days, the most with its noun. */
  starSpan: (least: string, most: string) => string;
  tails: Record<
    Exclude<
      EffectVerdict,
      "too little data" | "confounded by a release" | "shared with other stories" | "no distinguishable change"
    >,
    string
  >;
  gaps: string;
  /** Of an approximate date: on how many of the days that the week may have begun on. */
  someGaps: (missing: string, all: string) => string;
  fewExpected: (expected: string) => string;
  confounders: Readonly<Record<string, (what: string, date: string) => string>>;
  /** A whole sentence. @param what all that happened, as a list */
  confounded: (what: string, isOne: boolean) => string;
  /** @param other how many other stories there are, written out */
  shared: (n: number, other: string) => string;
  noChange: {
    fewer: string;
    more: (pairs: string | null) => string;
    plain: string;
    /** Of an approximate date: on some of its days more than expected. */
    depends: string;
  };
  /** @param until the day on which it will be final; null where that is not known */
  provisional: (until: string | null) => string;
}

/** The pieces of a description. */
export interface ToldWords {
  /** When a figure is of arrives as `when` says it. */
  between: (what: string, from: string, fromWhen: string, to: string, toWhen: string) => string;
  only: (what: string, value: string, when: string, isPart: boolean) => string;
  /** A series by its name, or a whole chart by its metric, of which nothing is known; `isPart`: of certain days. */
  noneOf: (label: string, isPart: boolean) => string;
  noneYet: (label: string, metric: string, isPart: boolean) => string;
  same: string;
  up: (percent: string) => string;
  down: (percent: string) => string;
  upBy: (difference: string) => string;
  downBy: (difference: string) => string;
  upSlightly: (percent: string) => string;
  downSlightly: (percent: string) => string;
  /** @param what marked things, as a list */
  marked: (what: string) => string;
  /** The releases, where there are several. */
  releases: string;
  releasesUpTo: (count: string, tag: string) => string;
  /** The same where there is little room; that releases are meant is seen. */
  releasesBriefly: (count: string, tag: string) => string;
  theFirst: (label: string) => string;
  onAge: (what: string, value: string, age: string) => string;
  atTime: (what: string, value: string, when: string) => string;
  byAge: (metric: string, of: AgeFrom) => string;
  bars: (what: string, from: string, to: string) => string;
  /** @param known how many days, weeks or months the sum is over where some have no figure */
  total: (sum: string, known: string | null) => string;
  most: (value: string, when: string) => string;
  least: (value: string, when: string) => string;
  /** When a bar is: on a day, in the week from a day, in a month. */
  when: (interval: Interval, date: string) => string;
}
