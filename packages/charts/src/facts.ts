import type {
  Alignment,
  Day,
  EffectVerdict,
  Estimate,
  Interval,
  Metric,
  MomentumLabel,
  OriginKind,
  Point,
} from "@groundswell/core";
import type { EffectWeekInput } from "./effect/effect-spec.ts";
import type { Language, MarkerInput, Scale, Theme } from "./spec.ts";

/**
 * Everything that a chart tells, before a language, a size or colours are chosen. Plain JSON: what is pinned is kept as
 * this, and every picture of it is drawn from the same facts.
 */
export type ChartFacts = ProjectFacts | ReleasesFacts | CompareFacts | EffectFacts | BoardFacts;

interface FactsBase {
  /** Stable name of the chart, printed in its footer: `aaif-goose/goose/stars`. */
  id: string;
  /** Path of our own page of what it shows: `/aaif-goose/goose`. */
  page: string;
  /** When the newest fact was known: an ISO instant. Null: there is none. */
  asOf: string | null;
  /** The instant that a pinned chart is as of; null: it is live. */
  pinned: string | null;
  /** Of a live chart whose figures should be newer: the day of the last one. Null: all is well. */
  staleSince: Day | null;
  sources: readonly string[];
  /** The same sources as tables cite them, where that is known: where each is, and how figures were taken from it. */
  cited?: readonly CitedSource[];
  /** Every figure is invented, and the chart must say so. */
  simulated: boolean;
}

export interface CitedSource {
  name: string;
  url: string | null;
  method: string;
}

/** A project as a chart names it. */
export interface ChartProject {
  repo: string;
  name: string;
  description: string | null;
}

/** One metric of one project over time. */
export interface ProjectFacts extends FactsBase {
  kind: "project";
  metric: Exclude<Metric, "releases">;
  project: ChartProject;
  /** How far apart the points are. Totals stand at their own day, gains at the first day of theirs. */
  interval: Interval;
  /** Of totals by day: drawn by weeks, as most of so many days are missing or finer than a pixel. Absent: as they are. */
  drawnBy?: "week";
  points: readonly Point[];
  /** Of stars by day, which GitHub's history alone tells: it has never been read. Absent: it has, or it takes none. */
  history?: "unread";
  /** Of the metric `stars`: the running total of those that survive; empty where that is not known of any day. */
  surviving: readonly Point[];
  /** Releases and stories; which are drawn is for the looks to say. */
  markers: readonly MarkerInput[];
  /** First and last day shown; null: that of the first or last figure, or marker where there is no figure. */
  from: Day | null;
  to: Day | null;
}

export interface ReleaseFact {
  t: Day;
  /** Its day is that of its git tag, as that of its publication is not known. Absent: it was published then. */
  dated?: "tagged";
  tag: string;
  prerelease: boolean;
  url: string | null;
}

/** A project's releases on a line of time. */
export interface ReleasesFacts extends FactsBase {
  kind: "releases";
  project: ChartProject;
  /** Oldest first. */
  releases: readonly ReleaseFact[];
  /** Nobody has read its list yet: that none are here says nothing. Absent: it has been read. */
  list?: "unread";
  /** Stories and events. */
  markers: readonly MarkerInput[];
  from: Day | null;
  to: Day | null;
}

export interface ComparedFact {
  repo: string;
  name: string;
  /** By age: the day that it is counted from, and what happened then. Null: not known, and there are no points. */
  origin: { day: Day; of: OriginKind } | null;
  /** By age, each point has its `age` in days. Of an index, `value` is the share of the base, which is 100. */
  points: readonly (Point & { age?: number | undefined })[];
  /** What a table says besides. */
  told?: {
    /** The name that was asked for. */
    askedAs: string;
    /** Why its age is not counted from what was asked for, or not at all; null: it is. */
    originReason: string | null;
    /** Of an index: what 100 stands for, and why it has none. */
    base: { t: Day | null; value: number | null; reason: string | null } | null;
    /** When the newest fact of the project was known: an ISO instant. */
    asOf: string | null;
  };
}

/** One metric of several projects. */
export interface CompareFacts extends FactsBase {
  kind: "compare";
  metric: Metric;
  align: Alignment;
  interval: Interval;
  /** Of an index, the day that is 100. */
  base: Day | null;
  /** By age: what it is counted from where that is known. */
  origin: OriginKind;
  /** As of a single project's stars by day: nobody's history has been read. */
  history?: "unread";
  projects: readonly ComparedFact[];
  /** Whose figures are as old as `staleSince`, where not everybody's are. Absent: everybody's. */
  staleRepos?: readonly string[];
  /** Releases, stories and events of all of them; by age there are none. Absent: none were read. */
  markers?: readonly MarkerInput[];
  from: Day | null;
  to: Day | null;
}

/** What a project's stars did after a story, as the API answers it. */
export interface ToldEffect {
  repo: string;
  name: string;
  weeks: readonly EffectWeekInput[];
  story: {
    id: string;
    title: string;
    source: string;
    url: string;
    published: Day;
    publishedPlusMinusDays: number;
  };
  verdict: EffectVerdict;
  state: "open" | "provisional" | "frozen";
  /** The verdict in one plain English sentence, with its figures. */
  sentence: string;
  week: { from: Day; to: Day; stars: number | null; expected: number | null; ratio: Estimate | null };
  /** Of an approximate date: all days that the week may have begun on, and the week from each. */
  range: {
    from: Day;
    to: Day;
    low: number | null;
    high: number | null;
    weeks: readonly { stars: number | null; expected: number | null; ratio: Estimate | null }[];
  } | null;
  /** In which all its weeks have closed, from which it follows until when the verdict is provisional. */
  isoWeek?: string;
  pairs: number;
  peers: number;
  controlled: boolean;
  confounders: readonly { kind: string; day: Day; what: string }[];
  sharedWith: readonly unknown[];
}

/** A project's stars by the week around a story. */
export interface EffectFacts extends FactsBase {
  kind: "effect";
  effect: ToldEffect;
  /** Events of those weeks. Absent: none were read. */
  markers?: readonly MarkerInput[];
}

export interface BoardRow {
  repo: string;
  name: string;
  stars: number | null;
  label: MomentumLabel;
  /** Momentum: the recent rate over the one before, with its 90 % interval. Null: no estimate. */
  momentum: Estimate | null;
  /** Stars a day of late. */
  starsPerDay: number | null;
  /** Half of the last seven days' stars or more came on one day. Absent, as all of what follows: it was not kept. */
  spike?: boolean;
  /** Where too few days are known for an estimate: how many are of the recent days or of those before; null: enough. */
  lack?: { of: "recent" | "baseline"; known: number; days: number } | null;
  /** The last complete day of its figures; null: it has none. */
  to?: Day | null;
}

/** The momentum board: projects by cautious momentum. */
export interface BoardFacts extends FactsBase {
  kind: "board";
  category: string | null;
  /** The newest complete day of the catalogue. */
  day: Day | null;
  /** How many projects there are, of which the first are given. Absent: no more than these. */
  total?: number;
  /** In their order, the first being the leader. */
  rows: readonly BoardRow[];
}

/** How facts are to be shown. */
export interface Looks {
  theme: Theme;
  language: Language;
  /** Pixels; held between 240 × 200 and 4,096 × 4,096. */
  width: number;
  height: number;
  scale: Scale;
  markers: readonly ("releases" | "stories" | "events")[];
}
