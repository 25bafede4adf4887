import { and, desc, eq, getTableColumns } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { stories, storySlugs, storyVersions } from "../schema/index.ts";
import type { StoryVersionRow, StoryWithMentions } from "./types.ts";
import { withMentions } from "./with-mentions.ts";

/** A place of coverage may change a story at every request: the newest of its versions are told. */
const MOST_VERSIONS = 100;

/** A story, and what was said of it when. */
export interface StoryHistory {
  story: StoryWithMentions;
  /** In the order in which they were heard of, the newest 100 at most; `story.versions` says how many there are. */
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
  const { version, toldBy, knownAt, request, contentHash, title, published, plusMinusDays, active } = storyVersions;
  const rows = await db
    .select({ version, toldBy, knownAt, request, contentHash, title, published, plusMinusDays, active })
    .from(storyVersions)
    .where(eq(storyVersions.storyId, id))
    .orderBy(desc(knownAt), desc(toldBy), desc(version))
    .limit(MOST_VERSIONS);
  return rows.toReversed().map((row) => ({ ...row, knownAt: row.knownAt.getTime() }));
}
