import { z } from "zod";

/** A measured share: how many of how many. */
export const Share = z.object({
  /** 0 to 1, to four places. */
  share: z.number().min(0).max(1),
  of: z.int().min(0),
});
export type Share = z.infer<typeof Share>;

/** What the momentum says of simulated series: some without a change, as many with the last 7 days doubled. */
export const MomentumFigures = z.object({
  world: z.string(),
  /** Mean stars a day. */
  perDay: z.number(),
  /** Share of days that are missing. */
  missing: z.number(),
  falseAccelerating: Share,
  falseSlowing: Share,
  /** Called accelerating after the last 7 days were doubled. */
  foundDoubled: Share,
  /** How often the 90 % intervals held the true rate and the true ratio. */
  velocityCovered: Share,
  ratioCovered: Share,
  velocityCoveredDoubled: Share,
  ratioCoveredDoubled: Share,
});
export type MomentumFigures = z.infer<typeof MomentumFigures>;

/** What surges and steps are found in simulated series. */
export const SurgeFigures = z.object({
  world: z.string(),
  perDay: z.number(),
  repoYears: z.int(),
  /** Episodes a repository-year that begin on a day on which nothing had happened. */
  falseSurgesPerYear: z.number(),
  falseStepsPerYear: z.number(),
  /** Days with five times the rate that were alarms, with totals at midnight and at odd hours. */
  foundFivefold: Share,
  foundFivefoldOddHours: Share,
  /** Rates that tripled for good and were called a step within 100 days, and the median of days until then. */
  foundStep: Share,
  stepDelayDays: z.number().nullable(),
  /** Single days with five times the rate that were called a step. */
  falseStepAfterOneDay: Share,
  /** Of the world's own bursts, those found; null where it has none. */
  foundBursts: Share.nullable(),
});
export type SurgeFigures = z.infer<typeof SurgeFigures>;

/** How the before/after comparison does on simulated projects with 20 peers. */
export const EffectFigures = z.object({
  world: z.string(),
  perDay: z.number(),
  /** One-sided p ≤ 0.05 where nothing happened. */
  placebo: Share,
  /** How often the 90 % interval held 1 where nothing happened. */
  covered: Share,
  /** One-sided p ≤ 0.05 where the week brought three times the stars. */
  foundTripled: Share,
});
export type EffectFigures = z.infer<typeof EffectFigures>;

/** How the story effect does in the catalogues of one world, with p from a placebo library as the product has it. */
export const StoryFigures = z.object({
  world: z.string(),
  rates: z.array(
    z.object({
      perDay: z.number(),
      /** p ≤ 0.05 where nothing happened: the product's p, t's own, and a bare before/after comparison. */
      placebo: Share,
      ownP: Share,
      naive: Share,
      /** How often the 90 % interval held 1 where nothing happened. */
      covered: Share,
      /** The product's p ≤ 0.05 where the week brought three times the stars. */
      foundTripled: Share,
    }),
  ),
  /** Weeks of 40 pairs in which nothing happened and at least one was said to have risen. */
  falseWeeks: Share,
});
export type StoryFigures = z.infer<typeof StoryFigures>;

/** Everything that was measured on simulated projects. */
export const MeasuredFigures = z.object({
  momentum: z.array(MomentumFigures),
  surges: z.array(SurgeFigures),
  effects: z.array(EffectFigures),
  stories: z.array(StoryFigures),
});
export type MeasuredFigures = z.infer<typeof MeasuredFigures>;
