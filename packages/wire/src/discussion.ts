import { z } from "zod";
import { Day, Instant, ReceiptId, Repo } from "./common.ts";

/** Where public posts are counted. */
export const DiscussionSource = z.enum(["hackernews", "reddit", "bluesky"]);
export type DiscussionSource = z.infer<typeof DiscussionSource>;

const Count = z.number().int().nullable();

export const DiscussionLink = z
  .object({
    url: z.url().meta({
      description:
        "a thread, on Reddit that of the counted post, or a search for the day's posts; never an account's own",
    }),
    at: Instant.nullable().meta({ description: "the day's first counted post in the thread; null of a search" }),
    posts: z.number().int().meta({ description: "posts of the day in it that name the project for certain" }),
  })
  .meta({ id: "DiscussionLink" });
export type DiscussionLink = z.infer<typeof DiscussionLink>;

export const DiscussionDay = z
  .object({
    t: Day,
    posts: Count.meta({ description: "public posts that name the project, or may; null where nothing is known" }),
    sure: Count.meta({ description: "those that name it for certain, by the rules that hold for stories" }),
    unsure: Count.meta({ description: "those that may: of stories, these wait for somebody's word" }),
    coverage: z.enum(["complete", "cut off", "not asked"]).meta({
      description:
        "`complete`: all that the search gave of the day was read. `cut off`: it had more than was read, so there were " +
        "at least so many posts. `not asked`: nothing is known of the day",
    }),
    links: z.array(DiscussionLink).meta({ description: "where to read them, at most 5" }),
    receipt: ReceiptId.nullable(),
  })
  .meta({ id: "DiscussionDay" });
export type DiscussionDay = z.infer<typeof DiscussionDay>;

export const DiscussionSeries = z
  .object({
    source: DiscussionSource,
    what: z.string().meta({ description: "what is counted, such as comments" }),
    days: z.array(DiscussionDay).meta({ description: "every day of the range, oldest first" }),
  })
  .meta({ id: "DiscussionSeries" });
export type DiscussionSeries = z.infer<typeof DiscussionSeries>;

export const Discussion = z
  .object({
    repo: Repo,
    from: Day.nullable(),
    to: Day.nullable(),
    asOf: Instant.nullable().meta({ description: "when the newest count was made; null: nothing is known" }),
    series: z.array(DiscussionSeries).meta({
      description: "one for each place where posts are counted or were; none where nobody has set one up",
    }),
  })
  .meta({
    id: "Discussion",
    description: "how many people's public posts name a project says nothing of what they say, or of its quality",
  });
export type Discussion = z.infer<typeof Discussion>;
