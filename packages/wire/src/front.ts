import { z } from "zod";
import { Category } from "./category.ts";
import { Day, Instant, Repo } from "./common.ts";
import { After, Project } from "./project.ts";
import { Story } from "./story.ts";

/** A project that leads, with the days that its momentum was estimated from. */
export const Leader = z
  .object({
    project: Project,
    days: z
      .object({ from: Day, values: z.array(z.number().nullable()) })
      .nullable()
      .meta({
        description:
          "net stars of the 84 days that end with its last complete one, as `series?metric=net` has them; null where no " +
          "day is known",
      }),
    releases: z
      .array(z.object({ tag: z.string(), at: Instant }))
      .meta({ description: "all that came out in these days, newest first" }),
  })
  .meta({ id: "Leader" });
export type Leader = z.infer<typeof Leader>;

/** A project's newest release. */
export const FreshRelease = z
  .object({
    repo: Repo,
    name: z.string().meta({ description: "the project's" }),
    tag: z.string(),
    at: Instant,
    prerelease: z.boolean(),
    others: z.number().int().meta({ description: "other releases of the project in the seven days that end with it" }),
    isMore: z.boolean().meta({ description: "whether there may be more of these: no more releases were read" }),
    after: After.extend({ tag: z.string() })
      .nullable()
      .meta({
        description:
          "of the newest release that is no pre-release and whose week is over and known; null where there is none among " +
          "the project's newest 20",
      }),
  })
  .meta({ id: "FreshRelease" });
export type FreshRelease = z.infer<typeof FreshRelease>;

/** What stands above the list of all projects. */
export const Front = z
  .object({
    categories: z.array(Category).meta({ description: "as `/categories` counts them" }),
    to: Day.nullable().meta({ description: "the newest complete day of all watched projects; null: there is none" }),
    ledBy: z.enum(["momentum", "net"]).meta({
      description:
        "`net`: nobody is accelerating, so those lead who gained most stars in the week to the newest figures",
    }),
    leaders: z.array(Leader).meta({ description: "at most three" }),
    gaining: Project.nullable().meta({
      description: "who gained most stars in the week to the newest figures; null where nobody is known to have",
    }),
    slowing: z.array(Project).meta({ description: "at most five, those with most stars a day first" }),
    releases: z.array(FreshRelease).meta({
      description:
        "one each of the four projects that published last, newest first: the newest proper one, where it is at most 14 " +
        "days older than the newest of all",
    }),
    stories: z.array(Story).meta({ description: "the newest two" }),
  })
  .meta({ id: "Front" });
export type Front = z.infer<typeof Front>;
