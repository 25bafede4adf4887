import { z } from "zod";
import { Effect } from "./effect.ts";
import { Day, Instant, pageOf, Repo } from "./common.ts";
import { StorySummary } from "./project.ts";

/** A story names a project. */
export const Mention = z
  .object({
    repo: Repo,
    name: z.string(),
    status: z.enum(["confirmed", "rejected", "linked", "review"]).meta({
      description:
        "`confirmed`, `rejected`: decided by hand in the story's file; `linked`: read by the linker; `review`: too " +
        "unsure to link, for people to decide",
    }),
    tier: z.enum(["T1", "T2", "T3"]).nullable().meta({
      description:
        "T1: an address of the project's; T2: owner/name, or a command that installs it; T3: a name; null: the linker did not see it",
    }),
    score: z.number().nullable().meta({ description: "0 to 1; linked from 0.6, asked about from 0.4" }),
    eligible: z.boolean().meta({ description: "sure enough to enter story effects" }),
    evidence: z.string().nullable().meta({ description: "the words that name it" }),
  })
  .meta({ id: "Mention" });
export type Mention = z.infer<typeof Mention>;

/** What a teller said of a story, when it said something new. */
export const StoryVersion = z
  .object({
    version: z.number().int(),
    toldBy: z.string().meta({ description: "`file`, or the place of coverage" }),
    knownAt: Instant,
    request: z.string().meta({ description: "the address that was asked, or the file" }),
    contentHash: z.string(),
    title: z.string(),
    published: Day,
    publishedPlusMinusDays: z.number().int(),
    active: z.boolean(),
  })
  .meta({ id: "StoryVersion" });
export type StoryVersion = z.infer<typeof StoryVersion>;

export const Story = StorySummary.extend({
  publishedAt: Instant.nullable().meta({ description: "the instant, where the source gives one" }),
  publishedNote: z.string().nullable().meta({ description: "why the date is approximate, when it is" }),
  mentions: z.array(Mention).meta({
    description: "whom it names: decided by hand (also `rejected`: it does not), or linked; never one that is in doubt",
  }),
  effects: z.array(Effect).meta({ description: "one for each mention that enters story effects" }),
}).meta({ id: "Story" });
export type Story = z.infer<typeof Story>;

/** One story, with what was said of it when. */
export const StoryDetail = Story.extend({
  inDoubt: z.array(Mention).meta({
    description: "words that may name a project and are too unsure to be called a mention: somebody should say",
  }),
  versions: z.array(StoryVersion).meta({ description: "in the order in which they were heard of" }),
}).meta({ id: "StoryDetail" });
export type StoryDetail = z.infer<typeof StoryDetail>;

export const StoryPage = pageOf(Story).meta({ id: "StoryPage" });
export type StoryPage = z.infer<typeof StoryPage>;
