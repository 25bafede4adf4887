import type { Day } from "../../day.ts";
import type { Effect } from "./effect.ts";

/** What can be said of a project's stars after a story, in the order in which they are asked; the first that holds. */
export const EFFECT_VERDICTS = [
  "too little data",
  "confounded by a release",
  "shared with other stories",
  "already rising",
  "rose with",
  "no distinguishable change",
] as const;
export type EffectVerdict = (typeof EFFECT_VERDICTS)[number];

/** What else happened to the project in the days around, that the stars may as well have followed. */
export interface Confounder {
  kind: "release" | "renamed" | "transferred" | "made public";
  day: Day;
  /** The tag, or the new name. */
  what: string;
}

/** Where a p comes from: how many story-free dates of the catalogue had as large a t, or t's own distribution. */
export type EffectP =
  | { from: "placebo library"; value: number; dates: number; bin: string; libraryWeek: string }
  | { from: "t distribution"; value: number; dates: number; bin: string; libraryWeek: string | null };

/** The week from one day on. */
export interface StartedEffect {
  start: Day;
  /** Null: a window is not complete. */
  effect: Effect | null;
  p: EffectP | null;
}

/** One week's total of the project, and what the peers' same week lets expect at the project's own level. */
export interface EffectWeek {
  /** First of the seven days. */
  from: Day;
  /** Weeks from the story's: −8 is the first before it, 0 its own, 1 to 3 those after it. */
  k: number;
  /** Null: a day is missing. */
  stars: number | null;
  /** Median of the peers, and the tenth and ninetieth percentile; null without a control group. */
  peers: { low: number; middle: number; high: number } | null;
}

/** Everything that is told of what a project's stars did after a story: all that a page needs, and a receipt of itself. */
export interface StoryEffectRecord {
  verdict: EffectVerdict;
  /** `open`: the week is not over; `provisional`: the verdict may change; `frozen`: it won't. */
  state: "open" | "provisional" | "frozen";
  /** Days that the week may have begun on: one, unless the story's date is approximate. The middle one is told first. */
  starts: StartedEffect[];
  /** The middle one's start, and the last day of its week. */
  start: Day;
  end: Day;
  /** Known days of the 56 before the middle start, and of its seven. */
  baseDays: number;
  afterDays: number;
  /** Net stars of the seven days; null when one is missing. */
  stars: number | null;
  /** p adjusted for all pairs of the same ISO week; null where there is no p. */
  pAdjusted: number | null;
  /** ISO week in which the window closed, and how many pairs were adjusted for. */
  week: string;
  pairs: number;
  confounders: Confounder[];
  /** Ids of other stories about the project in the same week, judged as one with this. */
  sharedWith: string[];
  weeks: EffectWeek[];
  /** Last complete day that it was computed from; null: the project has none. */
  dataTo: Day | null;
  /** ISO instant, once frozen. */
  frozenAt: string | null;
}
