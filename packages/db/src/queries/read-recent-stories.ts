import { and, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projects, stories, storyMentions } from "../schema/index.ts";
import type { StoryRow } from "./stories.ts";

/** A story with the watched projects that it names. */
export interface RecentStory extends StoryRow {
  /** In the order in which they came to be watched, confirmed mentions only; never empty. */
  projects: { id: number; repo: string; name: string }[];
}

/**
 * The newest stories that name watched projects, newest first.
 * @param projectIds only those that name one of these; null for any. All that a story names come with it either way.
 */
export async function readRecentStories(
  db: Executor,
  { projectIds, limit }: { projectIds: readonly number[] | null; limit: number },
): Promise<RecentStory[]> {
  if (projectIds?.length === 0) return [];
  const rows = await db
    .select()
    .from(stories)
    .where(
      inArray(
        stories.id,
        db
          .select({ id: storyMentions.storyId })
          .from(storyMentions)
          .innerJoin(projects, named())
          .where(projectIds === null ? undefined : inArray(storyMentions.projectId, [...projectIds])),
      ),
    )
    // In the order of code points on every database: what is made of it must be the same bytes.
    .orderBy(desc(stories.published), sql`${stories.id} collate "C" desc`)
    .limit(limit);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const mentions = await db
    .select({ storyId: storyMentions.storyId, id: projects.id, repo: projects.repo, name: projects.name })
    .from(storyMentions)
    .innerJoin(projects, named())
    .where(inArray(storyMentions.storyId, ids))
    .orderBy(projects.id);
  return rows.map((row) => ({
    ...row,
    projects: mentions.filter((m) => m.storyId === row.id).map(({ storyId: _, ...project }) => project),
  }));
}

/** A mention joined to its project, where it counts. */
function named(): SQL | undefined {
  return and(
    eq(projects.id, storyMentions.projectId),
    eq(storyMentions.status, "confirmed"),
    eq(projects.watched, true),
  );
}
