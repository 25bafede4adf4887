import { z } from "zod";

/** No count of stars reaches this; beyond it a figure is a slip, and sums lose their last digits. */
const MAX_COUNT = 1e12;

const Count = z.number().min(-MAX_COUNT).max(MAX_COUNT);

/** A missing day. R writes it as "NA" in a list of numbers. */
const DayCount = z.union([Count, z.null(), z.literal("NA").transform(() => null)], {
  error: "must be a number, or null where the day is missing",
});

const MOMENTUM_DAYS = 84;
const BASE_WEEKS = 8;

/** 84 days, oldest first. `obs` tells observed days (1) from missing ones (0); null: all that have a figure. */
export const MomentumInput = z
  .object({
    y: z.array(DayCount).length(MOMENTUM_DAYS),
    obs: z.array(z.literal([0, 1])).nullish(),
  })
  .superRefine(({ y, obs }, context) => {
    if (obs === null || obs === undefined) return;
    if (obs.length !== y.length) {
      context.addIssue({ code: "custom", path: ["obs"], message: `has ${obs.length} days, and y has ${y.length}` });
    }
    const unknown = y.findIndex((value, index) => value === null && obs[index] === 1);
    if (unknown >= 0) {
      context.addIssue({ code: "custom", path: ["y", unknown], message: "is null, but obs says that it was observed" });
    }
  });
export type MomentumInput = z.infer<typeof MomentumInput>;

/** The days that a day is tested against, oldest first; with weekday factors, the place in `s` of each of them. */
export const SurgeInput = z
  .object({
    hist: z.array(DayCount),
    today: Count,
    dow_hist: z.array(z.int().min(0).max(6)).nullish(),
    dow_today: z.int().min(0).max(6).nullish(),
    s: z.array(z.number().positive()).length(7).nullish(),
  })
  .superRefine(({ hist, dow_hist: weekdays, dow_today: weekday, s }, context) => {
    if (s === null || s === undefined) return;
    if (weekdays?.length !== hist.length) {
      context.addIssue({ code: "custom", path: ["dow_hist"], message: "must name a weekday for each day of hist" });
    }
    if (weekday === null || weekday === undefined) {
      context.addIssue({ code: "custom", path: ["dow_today"], message: "must name today's weekday, as s is given" });
    }
  });
export type SurgeInput = z.infer<typeof SurgeInput>;

const BaseWeeks = z.array(Count).length(BASE_WEEKS);

/** Stars of the 8 weeks before an event, the most recent first, and of its week; the same of peers. */
export const EventInput = z
  .object({
    base: BaseWeeks,
    post: Count,
    peer_base: z.array(BaseWeeks).nullish(),
    peer_post: z.array(Count).nullish(),
  })
  .refine((input) => (input.peer_base?.length ?? 0) === (input.peer_post?.length ?? 0), {
    path: ["peer_post"],
    message: "must have one figure for each peer of peer_base",
  });
export type EventInput = z.infer<typeof EventInput>;

/** p-values of one family of tests. */
export const BhInput = z.object({ p: z.array(z.number().min(0).max(1)) });
export type BhInput = z.infer<typeof BhInput>;

const Case = z.looseObject({ name: z.string().optional(), input: z.unknown().optional() });
export type Case = z.infer<typeof Case>;

/** What a file of cases holds; whatever else it holds is given back as it is. */
export const CaseFile = z.looseObject({
  momentum: z.array(Case).optional(),
  surge: z.array(Case).optional(),
  event: z.array(Case).optional(),
  bh: z.array(Case).optional(),
  special: z.record(z.string(), z.array(z.unknown())).optional(),
});
export type CaseFile = z.infer<typeof CaseFile>;
