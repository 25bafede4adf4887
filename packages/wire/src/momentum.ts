import { z } from "zod";
import { Day, Instant, ReceiptId } from "./common.ts";

/** What a momentum can be called; `uncertain` and `too little data` are answers, not failures. */
export const MomentumLabel = z.enum([
  "accelerating",
  "slowing",
  "steady",
  "uncertain",
  "no activity",
  "too little data",
]);
export type MomentumLabel = z.infer<typeof MomentumLabel>;

/** An estimate with its 90 % interval. */
export const Estimate = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: "Estimate", description: "an estimate and the ends of its 90 % interval" });
export type Estimate = z.infer<typeof Estimate>;

/** How many of the days that are needed are known. */
const ObservedDays = z.object({
  observed: z.number().int(),
  of: z.number().int(),
  needed: z.number().int().meta({ description: "with fewer there is no estimate" }),
});

/** How fast a project gains stars, and whether faster than before; `/methods` has the formulas. */
export const Momentum = z
  .object({
    label: MomentumLabel,
    reason: z.string().meta({
      description: "one sentence: what the label was read from, with its intervals, or what is lacking",
      example: "Too little data: 18 of the last 28 days and 56 of the 56 before are known; 21 and 42 are needed.",
    }),
    basis: z
      .literal("net daily change of observed totals")
      .meta({ description: "which of the two kinds of daily series it was estimated from" }),
    to: Day.nullable().meta({
      description:
        "the project's last complete day, with which the 28 days end. Where it is more than 7 days before the newest complete day of all watched projects, they end with that one, and there is no estimate; null: there is none",
    }),
    asOf: Instant.nullable().meta({ description: "when that day was known to be complete" }),
    receipt: ReceiptId.nullable().meta({ description: "of the observation that completed the day" }),
    days: z.object({ recent: ObservedDays, baseline: ObservedDays }),
    velocity: Estimate.nullable().meta({ description: "stars a day now, recent days weighted most" }),
    ratio: Estimate.nullable().meta({ description: "the rate now ÷ the rate of the 56 days before" }),
    momentum: Estimate.nullable().meta({ description: "log2 of `ratio`: 0 as before, 1 doubled, −1 halved" }),
    cautious: z.number().nullable().meta({
      description: "log2 of whichever end of `ratio` is nearer 1, 0 when they span 1: what leaderboards rank by",
    }),
    pUp: z.number().nullable().meta({ description: "posterior probability that the rate has risen" }),
    topDayShare: z.number().nullable().meta({ description: "the best of the last 7 days ÷ their sum" }),
    spike: z.boolean().meta({ description: "one day is half of the last 7 days' stars or more, and 10 or more" }),
    growth: Estimate.nullable().meta({ description: "share of its stars that it gains a week" }),
    rates: z.object({ "7d": Estimate.nullable(), "30d": Estimate.nullable(), "90d": Estimate.nullable() }).meta({
      description:
        "stars a day over these days alone; null when fewer than 3/4 of them are known, or with too little data for a momentum",
    }),
    level: z.literal(0.9).meta({ description: "of every interval" }),
  })
  .meta({ id: "Momentum" });
export type Momentum = z.infer<typeof Momentum>;
