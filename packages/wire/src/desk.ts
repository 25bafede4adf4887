import { z } from "zod";
import { Day, pageOf, Repo } from "./common.ts";
import { Effect } from "./effect.ts";
import { Momentum } from "./momentum.ts";
import { Mention } from "./story.ts";
import { StorySummary } from "./project.ts";

/** A project that gains pace and that no story has named of late. */
export const UncoveredClimber = z
  .object({
    repo: Repo,
    name: z.string(),
    description: z.string().nullable(),
    category: z.string().nullable(),
    stars: z.number().int().nullable(),
    momentum: Momentum,
    surgedOn: Day.nullable().meta({ description: "last day of a surge in the last fourteen; null: there was none" }),
    lastStory: StorySummary.nullable(),
    reason: z
      .string()
      .meta({ description: "one sentence: its pace with the interval, and since when nobody wrote of it" }),
  })
  .meta({ id: "UncoveredClimber" });
export type UncoveredClimber = z.infer<typeof UncoveredClimber>;

export const UncoveredPage = pageOf(UncoveredClimber)
  .extend({ asOf: Day.nullable(), quietDays: z.number().int().meta({ description: "no story in so many days" }) })
  .meta({ id: "UncoveredPage" });
export type UncoveredPage = z.infer<typeof UncoveredPage>;

/** Stories after which no change could be told apart from chance, the weeks that would have shown most first. */
export const NoLiftPage = pageOf(Effect).meta({ id: "NoLiftPage" });
export type NoLiftPage = z.infer<typeof NoLiftPage>;

/** What weeks after an outlet's stories were like. */
export const Outlet = z
  .object({
    source: z.string(),
    n: z.number().int().meta({
      description:
        "weeks after its stories, one for each project named, with a ratio and that no release and no other story shares",
    }),
    ratio: z
      .object({ median: z.number(), low: z.number(), high: z.number() })
      .nullable()
      .meta({ description: "median of their ratios with its 90 % interval; null for fewer than 5" }),
    roseWith: z.number().int().meta({ description: "how many of them stand out as a rise" }),
    setAside: z
      .number()
      .int()
      .meta({ description: "weeks with too little data, or with a release or other stories in the same days" }),
    sentence: z.string(),
  })
  .meta({ id: "Outlet" });
export type Outlet = z.infer<typeof Outlet>;

export const OutletPage = pageOf(Outlet).meta({ id: "OutletPage" });
export type OutletPage = z.infer<typeof OutletPage>;

/** A mention that is too unsure to link: somebody should say. */
export const ReviewItem = z
  .object({
    story: StorySummary,
    mention: Mention,
    howTo: z.string().meta({ description: "which lines of which file decide it; plain text, several lines" }),
  })
  .meta({ id: "ReviewItem" });
export type ReviewItem = z.infer<typeof ReviewItem>;

export const ReviewPage = pageOf(ReviewItem).meta({ id: "ReviewPage" });
export type ReviewPage = z.infer<typeof ReviewPage>;
