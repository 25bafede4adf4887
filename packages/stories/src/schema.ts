import { checkedText, RepoField, shortText, UrlField } from "@groundswell/watchlist";
import { z } from "zod";
import { explainPublished } from "./published.ts";

const MentionMapping = z.strictObject({
  repo: RepoField,
  status: z.enum(["confirmed", "rejected"]),
  evidence: shortText(500).optional(),
});

/** The front matter of `stories/*.md`. */
export const StoryFrontMatter = z.strictObject({
  title: shortText(300),
  url: UrlField,
  published: checkedText(explainPublished),
  publishedNote: shortText(500).optional(),
  source: shortText(100),
  projects: z.array(z.union([RepoField, MentionMapping])).optional(),
});
export type StoryFrontMatter = z.infer<typeof StoryFrontMatter>;

/** The keys that may stand in the mapping at a path of the front matter. */
export function storyKeysAt(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(path.length === 0 ? StoryFrontMatter.shape : MentionMapping.shape);
}
