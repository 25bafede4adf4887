import { z } from "zod";
import { pageOf, Repo } from "./common.ts";
import { StorySummary } from "./project.ts";

/** A story names a project. */
export const Mention = z
  .object({
    repo: Repo,
    name: z.string(),
    status: z.enum(["confirmed", "rejected"]).meta({ description: "decided by hand in the story's file" }),
    evidence: z.string().nullable().meta({ description: "the words that name it" }),
  })
  .meta({ id: "Mention" });
export type Mention = z.infer<typeof Mention>;

export const Story = StorySummary.extend({
  publishedNote: z.string().nullable().meta({ description: "why the date is approximate, when it is" }),
  mentions: z.array(Mention),
}).meta({ id: "Story" });
export type Story = z.infer<typeof Story>;

export const StoryPage = pageOf(Story).meta({ id: "StoryPage" });
export type StoryPage = z.infer<typeof StoryPage>;
