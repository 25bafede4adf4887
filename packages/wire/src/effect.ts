import { z } from "zod";
import { Day, Instant, pageOf, Repo } from "./common.ts";
import { Estimate } from "./momentum.ts";
import { StorySummary } from "./project.ts";

export const EffectVerdict = z
  .enum([
    "too little data",
    "confounded by a release",
    "shared with other stories",
    "already rising",
    "rose with",
    "no distinguishable change",
  ])
  .meta({ description: "the first that holds, in this order; none of them says that the story was the cause" });
export type EffectVerdict = z.infer<typeof EffectVerdict>;

/** The week from one day on, held against the eight weeks before and against the peers. */
export const StartedWeek = z
  .object({
    from: Day,
    to: Day,
    stars: z.number().nullable().meta({ description: "net stars of the seven days, not below zero" }),
    expected: z.number().nullable().meta({ description: "what the weeks before and the peers let expect" }),
    extra: z.number().nullable().meta({ description: "stars less expected" }),
    ratio: Estimate.nullable().meta({ description: "stars ÷ expected, on the scale of logarithms" }),
    minDetectableRatio: z.number().nullable().meta({
      description: "the smallest factor that would be found four times in five",
    }),
    p: z.number().nullable().meta({ description: "how rarely a story-free week rises as much" }),
    runUpT: z
      .number()
      .nullable()
      .meta({ description: "the last week before against the seven before it; rising above 1.812" }),
  })
  .meta({ id: "StartedWeek" });
export type StartedWeek = z.infer<typeof StartedWeek>;

/** What a project's stars did after a story. */
export const Effect = z
  .object({
    story: StorySummary,
    repo: Repo,
    name: z.string(),
    verdict: EffectVerdict,
    sentence: z.string().meta({ description: "the verdict in one plain sentence, with its figures" }),
    needed: z
      .string()
      .nullable()
      .meta({ description: "what it would have taken to see a change; null where nothing was estimated" }),
    state: z.enum(["open", "provisional", "frozen"]).meta({
      description: "`open`: the week is not over; `provisional`: the verdict may still change; `frozen`: it won't",
    }),
    frozenAt: Instant.nullable(),
    seenAfter: Instant.nullable().meta({
      description:
        "when the story was first read here, where that was after its week: the outcome could be known by then",
    }),
    week: StartedWeek.meta({ description: "of an approximate date, the middle one" }),
    range: z
      .object({
        from: Day,
        to: Day,
        low: z.number().nullable(),
        high: z.number().nullable(),
        weeks: z.array(StartedWeek),
      })
      .nullable()
      .meta({
        description:
          "where the story's date is approximate: all days that the week may have begun on, and how far the ratio's " +
          "intervals reach over them; the verdict then holds for every one of them, or is the most cautious",
      }),
    pAdjusted: z
      .number()
      .nullable()
      .meta({ description: "p adjusted for all pairs whose week closed in the same ISO week" }),
    pairs: z.number().int().meta({ description: "how many pairs those are" }),
    isoWeek: z.string().meta({ example: "2026-W14" }),
    placebo: z
      .object({
        from: z.enum(["placebo library", "t distribution"]),
        dates: z
          .number()
          .int()
          .meta({ description: "story-free dates that p was counted among, or that there were too few of" }),
        bin: z.string().meta({ description: "their rate, stars a day" }),
      })
      .nullable(),
    peers: z.number().int(),
    controlled: z.boolean().meta({ description: "false: fewer than 8 peers, so no control group" }),
    confounders: z.array(z.object({ kind: z.string(), day: Day, what: z.string() })),
    sharedWith: z.array(StorySummary),
    weeks: z
      .array(
        z.object({
          from: Day,
          k: z.number().int().meta({ description: "0 is the story's week, −1 the one before it" }),
          stars: z.number().nullable(),
          peers: z.object({ low: z.number(), middle: z.number(), high: z.number() }).nullable().meta({
            description:
              "what the peers' same week would mean at this project's level: median, tenth and ninetieth percentile",
          }),
        }),
      )
      .meta({ description: "eight weeks before, the story's, and up to three after" }),
    dataTo: Day.nullable().meta({ description: "last complete day that was used" }),
    basis: z.literal("net daily change of observed totals"),
    level: z.literal(0.9).meta({ description: "of every interval" }),
  })
  .meta({ id: "Effect" });
export type Effect = z.infer<typeof Effect>;

export const EffectPage = pageOf(Effect).meta({ id: "EffectPage" });
export type EffectPage = z.infer<typeof EffectPage>;
