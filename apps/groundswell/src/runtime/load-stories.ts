import type { KeptStory } from "@groundswell/db";
import { readStories } from "@groundswell/stories";
import { FileFaults } from "./load-watchlist.ts";

/** The hand-kept stories of a folder. @throws FileFaults when a file is wrong */
export async function loadStories(dir: string): Promise<KeptStory[]> {
  const { stories, diagnostics } = await readStories(dir);
  if (diagnostics.some((d) => d.severity === "error")) throw new FileFaults(dir, diagnostics);
  return stories.map((story) => ({
    slug: story.slug,
    title: story.title,
    url: story.url,
    source: story.source,
    published: story.published,
    publishedAt: story.publishedAt,
    plusMinusDays: story.publishedPlusMinusDays,
    publishedNote: story.publishedNote,
    mentions: story.mentions,
  }));
}
