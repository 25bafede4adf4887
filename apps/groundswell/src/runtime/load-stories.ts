import type { KeptStory } from "@groundswell/db";
import { readStories, type NamedProject } from "@groundswell/stories";
import { FileFaults } from "./load-watchlist.ts";

/**
 * The hand-kept stories of a folder, and where they name projects.
 * @throws FileFaults when a file is wrong
 */
export async function loadStories(dir: string): Promise<{ stories: KeptStory[]; named: NamedProject[] }> {
  const { stories, diagnostics, named } = await readStories(dir, Date.now());
  if (diagnostics.some((d) => d.severity === "error")) throw new FileFaults(dir, diagnostics);
  const kept = stories.map((story) => ({
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
  return { stories: kept, named };
}
