import { and, desc, eq, exists, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projects, stories, storyMentions } from "../schema/index.ts";
import { toStoryRow, type StoredStory, type StoryRow } from "./types.ts";
import { NAMES_FOR_CERTAIN } from "./with-mentions.ts";

/** A story with the watched projects that it names. */
export interface RecentStory extends StoryRow {
  /** In the order in which they came to be watched, those that it names for certain; never empty. */
  projects: { id: number; repo: string; name: string }[];
}

/** A mention joined to its project, where it counts. */
const NAMED = and(eq(projects.id, storyMentions.projectId), projects.watched, NAMES_FOR_CERTAIN);

/**
 * The newest stories that name watched projects for certain, newest first.
 * @param projectIds only those that name one of these; null for any. All that a story names come with it either way.
 */
export async function readRecentStories(
  db: Executor,
  { projectIds, limit }: { projectIds: readonly number[] | null; limit: number },
): Promise<RecentStory[]> {
  const rows = await (projectIds === null ? readOfAll(db, limit) : readOfSome(db, projectIds, limit));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const mentions = await db
    .select({ storyId: storyMentions.storyId, id: projects.id, repo: projects.repo, name: projects.name })
    .from(storyMentions)
    .innerJoin(projects, NAMED)
    .where(inArray(storyMentions.storyId, ids))
    .orderBy(projects.id);
  return rows.map((row) => ({
    ...toStoryRow(row),
    projects: mentions.filter((m) => m.storyId === row.id).map(({ storyId: _, ...project }) => project),
  }));
}

async function readOfAll(db: Executor, limit: number): Promise<StoredStory[]> {
  const named = db
    .select({ one: sql`1` })
    .from(storyMentions)
    .innerJoin(projects, NAMED)
    .where(eq(storyMentions.storyId, stories.id));
  return db
    .select()
    .from(stories)
    .where(and(stories.listed, exists(named)))
    .orderBy(desc(stories.published), desc(stories.id))
    .limit(limit);
}

/** The newest of each project, and the newest of those: what the others were named in is not read. */
async function readOfSome(db: Executor, projectIds: readonly number[], limit: number): Promise<StoredStory[]> {
  const newest = sql`
    select n.story_id from projects p cross join lateral (
      select published, story_id from story_mentions
      where project_id = p.id and status in ('confirmed', 'linked')
      order by published desc, story_id desc limit ${limit}
    ) n
    where p.watched and p.id = any(${sql.param([...projectIds])}::int[])
    group by n.published, n.story_id
    order by n.published desc, n.story_id desc limit ${limit}`;
  return db
    .select()
    .from(stories)
    .where(sql`${stories.id} in (${newest})`)
    .orderBy(desc(stories.published), desc(stories.id));
}
