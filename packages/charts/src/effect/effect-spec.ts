import type { Day } from "@groundswell/core";
import type { Language, MarkerInput, SpecBase, Theme } from "../spec.ts";

/** The project's stars in one week, and what the peers' same week would mean at the project's level. */
export interface EffectWeekInput {
  /** First of the seven days. */
  from: Day;
  /** 0 is the story's week, −1 the one before it. */
  k: number;
  /** Null: a day of the week is missing. */
  stars: number | null;
  /** Tenth percentile, median and ninetieth percentile; null without a control group. */
  peers: { low: number; middle: number; high: number } | null;
}

/** What is known about a project's weeks around a story. */
export interface EffectChartInput {
  /** Stable name of the chart, printed in its footer: `effect/{story}/{owner}/{name}`. */
  id: string;
  storyTitle: string;
  /** Who published it; said before its title. */
  outlet?: string | null;
  storyUrl?: string | null;
  projectName: string;
  weeks: readonly EffectWeekInput[];
  /** The day that the story came out, give or take. */
  story: { published: Day; plusMinusDays: number };
  /** What else happened in those days: its kind as the API names it, and the tag or the new name. */
  happened?: readonly { kind: string; day: Day; what: string }[];
  /** Licences and owners that became others: marked beside what else happened. */
  events?: readonly MarkerInput[];
  /** The verdict in one sentence, with its figures. */
  subtitle: string | null;
  language?: Language;
  /** The instant that a pinned chart is as of; null: it is live. */
  pinned?: string | null;
  /** Of a live chart whose figures should be newer: the day of the last one. */
  staleSince?: Day | null;
  theme: Theme;
  /** Pixels; held between 240 × 200 and 4,096 × 4,096. */
  width: number;
  height: number;
  /** When the newest fact was known: an ISO instant, or a day. */
  asOf: string | null;
  sources: readonly string[];
  /** A warning that must not be cut off: `Simulated data`. */
  notice: string | null;
}

export interface BandPoint {
  /** Middle of the week, as that of its bar. */
  x: number;
  low: number;
  middle: number;
  high: number;
}

/**
 * A chart of weeks around a story: a bar for each, the peers' band across them, the story's week and its days. The first
 * marker is the story's.
 */
export interface EffectSpec extends SpecBase {
  mark: "weeks";
  /** Each bar's figure in words. The story's is always said, the others where there is room for them all. */
  figures: { x: number; y: number; text: string }[];
  /** Stretches of weeks without a figure, from the start of the first to the end of the last. */
  gaps: { from: number; to: number }[];
  /** Stretches of neighbouring weeks that the peers are known of; what lies above the axis is cut off by renderers. */
  band: BandPoint[][];
  /** The story's week: its first day, and the day after its last; null where it is not among the weeks. */
  shade: { from: number; to: number; text: string; figure: { x: number; y: number; text: string } | null } | null;
  /** From the start of the first day on which the story may have come out to the end of the last. */
  published: { from: number; to: number };
}
