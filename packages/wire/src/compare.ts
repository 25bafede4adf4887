import { z } from "zod";
import { Day, Instant, Repo } from "./common.ts";
import { Interval, Metric, Point, SeriesSource } from "./series.ts";

export const Alignment = z.enum(["date", "age", "index"]).meta({
  description:
    "`date`: one axis of dates for all; `age`: days since each project's creation or first release; `index`: each " +
    "series as a share of its own value on one day, which is 100 (totals only)",
});
export type Alignment = z.infer<typeof Alignment>;

export const OriginKind = z.enum(["created", "release"]);
export type OriginKind = z.infer<typeof OriginKind>;

/** From which day a project's age is counted. */
export const Origin = z
  .object({
    day: Day.nullable().meta({ description: "null: not known, and the series has no points" }),
    of: OriginKind.nullable(),
    reason: z.string().nullable().meta({ description: "why it is not what was asked for; null when it is" }),
  })
  .meta({ id: "Origin" });
export type Origin = z.infer<typeof Origin>;

/** What 100 stands for in a series. */
export const IndexBase = z
  .object({
    t: Day.nullable(),
    value: z.number().nullable(),
    reason: z.string().nullable().meta({ description: "why the series has no index; null when it has one" }),
  })
  .meta({ id: "IndexBase" });
export type IndexBase = z.infer<typeof IndexBase>;

export const ComparedPoint = Point.omit({ total: true })
  .extend({
    age: z
      .number()
      .int()
      .optional()
      .meta({ description: "only by age: days from the origin to `t`; negative before it" }),
  })
  .meta({ id: "ComparedPoint" });
export type ComparedPoint = z.infer<typeof ComparedPoint>;

export const ComparedSeries = z
  .object({
    repo: Repo,
    askedAs: z.string().meta({ description: "the name that was asked for; an earlier one leads to today's" }),
    name: z.string(),
    origin: Origin.nullable().meta({ description: "null unless aligned by age" }),
    base: IndexBase.nullable().meta({ description: "null unless an index" }),
    points: z.array(ComparedPoint),
    sources: z.array(SeriesSource),
    asOf: Instant.nullable().meta({ description: "when the newest fact used was known" }),
  })
  .meta({ id: "ComparedSeries" });
export type ComparedSeries = z.infer<typeof ComparedSeries>;

export const Comparison = z
  .object({
    metric: Metric,
    align: Alignment,
    interval: Interval.meta({
      description:
        "as asked; else `day`, or `week` where the longest series has more than 400 days. By age, a week is 7 days and " +
        "a month 30, counted from the origin",
    }),
    base: z
      .object({ t: Day, value: z.literal(100) })
      .nullable()
      .meta({ description: "the day that is 100; null unless an index, and where there is no such day" }),
    series: z.array(ComparedSeries).meta({ description: "in the order asked for" }),
    asOf: Instant.nullable().meta({ description: "when the newest fact used was known" }),
  })
  .meta({ id: "Comparison" });
export type Comparison = z.infer<typeof Comparison>;
