import { z } from "zod";
import { Day, Instant, ReceiptId, Repo } from "./common.ts";

export const Metric = z.enum(["stars", "surviving", "gained", "lost", "net", "forks", "releases"]);
export type Metric = z.infer<typeof Metric>;

export const Interval = z.enum(["day", "week", "month"]);
export type Interval = z.infer<typeof Interval>;

export const Quality = z.enum(["observed", "archived", "surviving", "settling", "missing"]);

export const Point = z
  .object({
    t: Day,
    value: z.number().nullable().meta({ description: "null where nothing is known; never zero for unknown" }),
    quality: Quality,
    receipt: ReceiptId.nullable(),
    total: z
      .number()
      .int()
      .nullable()
      .optional()
      .meta({
        description:
          "only of surviving stars: how many of all stars given up to then (of a week or month: up to its last known day) " +
          "survive; null where an earlier day is not known, or it is not known when the repository began",
      }),
  })
  .meta({ id: "Point" });
export type Point = z.infer<typeof Point>;

export const SeriesSource = z
  .object({ name: z.string(), url: z.string().nullable(), method: z.string() })
  .meta({ id: "SeriesSource" });
export type SeriesSource = z.infer<typeof SeriesSource>;

export const Series = z
  .object({
    repo: Repo,
    metric: Metric,
    interval: Interval,
    points: z.array(Point),
    sources: z.array(SeriesSource),
    asOf: Instant.nullable().meta({ description: "when the newest fact used was known" }),
  })
  .meta({ id: "Series" });
export type Series = z.infer<typeof Series>;
