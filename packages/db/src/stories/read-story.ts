import { and, asc, eq, getTableColumns } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { stories, storySlugs, storyVersions } from "../schema/index.ts";
import type { StoryVersionRow, StoryWithMentions } from "./types.ts";
import { withMentions } from "./with-mentions.ts";

/** A story, and what was said of it when. */
export interface StoryHistory {
  story: StoryWithMentions;
  /** In the order in which they were heard of. */
  versions: StoryVersionRow[];
}

/**
 * A story by what it is called in addresses, or was: `story.slug` is what it is called now.
 * @returns null when no story was ever called so, or nobody stands by it any more
 */
export async function readStory(db: Executor, slug: string): Promise<StoryHistory | null> {
  const rows = await db
    .select(getTableColumns(stories))
    .from(storySlugs)
    .innerJoin(stories, eq(stories.id, storySlugs.storyId))
    .where(and(eq(storySlugs.slug, slug), stories.active));
  const [story] = await withMentions(db, rows);
  return story === undefined ? null : { story, versions: await readVersions(db, story.id) };
}

async function readVersions(db: Executor, id: string): Promise<StoryVersionRow[]> {
  const { version, toldBy, knownAt, request, contentHash, title, active } = storyVersions;
  const rows = await db
    .select({ version, toldBy, knownAt, request, contentHash, title, active })
    .from(storyVersions)
    .where(eq(storyVersions.storyId, id))
    .orderBy(asc(knownAt), asc(toldBy), asc(version));
  return rows.map((row) => ({ ...row, knownAt: row.knownAt.getTime() }));
}
