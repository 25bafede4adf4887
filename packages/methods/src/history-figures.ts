import { z } from "zod";
import { Share } from "./figures.ts";

/** What became of a known event of the real history. */
export const KnownEventResult = z.object({
  /** The repository's name at that time. */
  repo: z.string(),
  /** The day that people saw it, and what sort of event it was. */
  day: z.iso.date(),
  kind: z.string(),
  /**
   * - `found`: a surge began at most 3 days before or after that day
   * - `under way`: one had begun earlier and still went on
   * - `late`: one began 4 to 7 days after
   * - `drop`: it was found as a drop
   * - `nothing`: the days were tested and none gave an alarm
   * - `too little data`: fewer than 28 of the 56 days before are known, or the days themselves are not
   * - `no series`: no totals of this repository are in the history
   */
  outcome: z.enum(["found", "under way", "late", "drop", "nothing", "too little data", "no series"]),
  /** First and last day of the surge or the drop. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** Stars of the surge's alarm days ÷ the stars that were expected of them. */
  ratio: z.number().nullable(),
  /** Of the 7 days around the day, those with a net figure, and those that could be tested. */
  known: z.int(),
  tested: z.int(),
});
export type KnownEventResult = z.infer<typeof KnownEventResult>;

/** Value and the ends of the 90 % interval. */
const Interval = z.tuple([z.number(), z.number(), z.number()]).readonly();

export const MomentumRead = z.object({
  label: z.string(),
  velocity: Interval.nullable(),
  ratio: Interval.nullable(),
});
export type MomentumRead = z.infer<typeof MomentumRead>;

/** A momentum around a fall. */
export const FallMomentum = z.object({
  /** On the last day before the fall. */
  before: MomentumRead,
  /** On the day on which the fall was over: what the product says. */
  after: MomentumRead,
  /** What it would have said had the fall been counted like any other day. */
  counted: MomentumRead,
  /** Whether label and intervals are those of the same days had the fall never happened. */
  untouched: z.boolean(),
});
export type FallMomentum = z.infer<typeof FallMomentum>;

/** What became of a known fall. */
export const FallResult = z.object({
  repo: z.string(),
  dayBefore: z.iso.date(),
  dayAfter: z.iso.date(),
  starsBefore: z.int(),
  starsAfter: z.int(),
  /**
   * - `drop`: found
   * - `ordinary`: not told from ordinary unstarring
   * - `too far apart`: its two totals are more than 36 hours apart
   */
  outcome: z.enum(["drop", "ordinary", "too far apart"]),
  /** Whether the history has the repository's series; if not, the two totals alone were given to the code. */
  series: z.boolean(),
  /** Null where no drop was found, or there is no series. */
  momentum: FallMomentum.nullable(),
});
export type FallResult = z.infer<typeof FallResult>;

/** The story effect at random dates of real projects, of one rate. */
export const StoryHistoryRow = z.object({
  /** What the placebo library was drawn from. */
  library: z.enum(["other projects", "earlier days"]),
  /** Stars a day over the eight weeks before. */
  bin: z.string(),
  /** Whether the weeks were held against peers. */
  controlled: z.boolean(),
  /** Of how many projects the dates are. */
  projects: z.int(),
  /** p ≤ 0.05: the product's p, t's own, and a bare before/after comparison. */
  placebo: Share,
  ownP: Share,
  naive: Share,
  /** How often the 90 % interval held 1. */
  covered: Share,
  /** The product's p ≤ 0.05 had the week brought so many times its stars. */
  found: z.array(z.object({ by: z.number(), share: Share })),
  /** The same with so many stars more. */
  foundStars: z.object({ stars: z.number(), share: Share }),
});
export type StoryHistoryRow = z.infer<typeof StoryHistoryRow>;

/** What the shipped code makes of the real history. */
export const HistoryFigures = z.object({
  names: z.int(),
  projects: z.int(),
  projectDays: z.int(),
  /** Days on which the surge test had enough data. */
  testedDays: z.int(),
  surges: z.int(),
  steps: z.int(),
  drops: z.int(),
  gaps: z.int(),
  /** The weekday factors of the history’s last quarter, Monday first, to three places. */
  weekdays: z.array(z.number()).length(7),
  events: z.array(KnownEventResult),
  falls: z.array(FallResult),
  stories: z.array(StoryHistoryRow),
});
export type HistoryFigures = z.infer<typeof HistoryFigures>;
