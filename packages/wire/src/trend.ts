import { z } from "zod";
import { Day, Instant, Repo } from "./common.ts";
import { Estimate, Momentum } from "./momentum.ts";

/** What the estimates were worked out from, so that anybody can do it again by hand. */
export const MomentumFit = z
  .object({
    A: z.number().meta({ description: "weighted stars of the recent 28 days" }),
    E: z.number().meta({ description: "weights of those that are known" }),
    Q: z.number().meta({ description: "squares of these weights" }),
    B: z.number().meta({ description: "stars of the 56 days before, bursts cut off" }),
    F: z.number().int().meta({ description: "how many of those are known" }),
    phi: z.number().meta({ description: "overdispersion of the counts" }),
    m0: z.number().meta({ description: "stars a day over both stretches" }),
  })
  .meta({ id: "MomentumFit" });
export type MomentumFit = z.infer<typeof MomentumFit>;

/** The days that a momentum was estimated from. */
export const TrendDays = z
  .object({
    from: Day,
    to: Day,
    net: z.array(z.number().nullable()).meta({
      description:
        "net change of each of the 84 days, oldest first, as it went in: null where it is not known or set aside",
    }),
    setAside: z
      .array(z.object({ t: Day, net: z.number() }))
      .meta({ description: "days that a correction of GitHub's fell on: known, and left out" }),
  })
  .meta({ id: "TrendDays" });
export type TrendDays = z.infer<typeof TrendDays>;

const Worded = z.object({
  estimate: Estimate.nullable(),
  text: z.string().meta({ description: "one sentence: the estimate with its interval, or what is lacking" }),
});

/** Something about a project's stars that may be unusual; a description, and no score. */
export const StarPattern = z
  .object({
    unusual: z.boolean().nullable().meta({ description: "null: that can't be told" }),
    text: z
      .string()
      .meta({ description: "one sentence or two: what was seen, and what else does this; or what is lacking" }),
    days: z.object({ from: Day, to: Day }).nullable().meta({ description: "the days that it is about" }),
    figures: z.record(z.string(), z.number().nullable()),
  })
  .meta({ id: "StarPattern" });
export type StarPattern = z.infer<typeof StarPattern>;

/** All that is estimated of a project's stars, as known at an instant. */
export const Trend = z
  .object({
    repo: Repo,
    asOf: Instant.nullable().meta({ description: "the instant that was asked for; null: now" }),
    momentum: Momentum,
    fit: MomentumFit.nullable().meta({
      description: "null with too little data, and where there were no stars at all",
    }),
    input: TrendDays.nullable().meta({ description: "null when no day is complete" }),
    rates: z.object({ "7d": Worded, "30d": Worded, "90d": Worded }).meta({ description: "stars a day" }),
    growth: Worded.meta({ description: "share of its stars a week" }),
    patterns: z.object({ retention: StarPattern, shape: StarPattern, forks: StarPattern }),
  })
  .meta({ id: "Trend" });
export type Trend = z.infer<typeof Trend>;
