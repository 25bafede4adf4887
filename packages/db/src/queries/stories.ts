import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { findProject } from "../projects/find-project.ts";
import { projects, stories, storyMentions } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";

export type StoryRow = typeof stories.$inferSelect;

/** A story as its file says it. */
export interface KeptStory extends StoryRow {
  mentions: { repo: string; status: "confirmed" | "rejected"; evidence: string | null }[];
}

export interface StoryWithMentions extends StoryRow {
  mentions: { repo: string; name: string; status: "confirmed" | "rejected"; evidence: string | null }[];
}

/**
 * Makes the stored hand-kept stories those of the files. One transaction.
 * @returns mentions whose repository is not watched: they are left out
 */
export async function syncStories(
  db: Database,
  kept: readonly KeptStory[],
): Promise<{ story: string; repo: string }[]> {
  return db.transaction(async (tx) => {
    const unknown: { story: string; repo: string }[] = [];
    await tx.delete(storyMentions);
    await tx.delete(stories);
    for (const { mentions, ...story } of kept) {
      await tx.insert(stories).values(story);
      for (const { repo, status, evidence } of mentions) {
        const project = await findProject(tx, repo);
        if (project === null) unknown.push({ story: story.id, repo });
        else {
          await tx
            .insert(storyMentions)
            .values({ projectId: project.id, storyId: story.id, status, evidence })
            .onConflictDoNothing();
        }
      }
    }
    await bumpDataVersion(tx);
    return unknown;
  });
}

/** Where a page of stories ended. */
export interface StoryCursor {
  published: string;
  id: string;
}

/**
 * Stories with their mentions, newest first.
 * @param projectId only those that name the project (confirmed); null for all
 */
export async function listStories(
  db: Executor,
  query: { projectId: number | null; limit: number; after: StoryCursor | null },
): Promise<{ items: StoryWithMentions[]; next: StoryCursor | null }> {
  const { projectId, limit, after } = query;
  const named = sql`exists (select from story_mentions m where m.story_id = ${stories.id}
    and m.project_id = ${projectId} and m.status = 'confirmed')`;
  const rows = await db
    .select()
    .from(stories)
    .where(
      and(
        projectId === null ? undefined : named,
        after === null
          ? undefined
          : or(
              lt(stories.published, after.published),
              and(eq(stories.published, after.published), lt(stories.id, after.id)),
            ),
      ),
    )
    .orderBy(desc(stories.published), desc(stories.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? { published: last.published, id: last.id } : null;
  return { items: await withMentions(db, page), next };
}

export async function readStory(db: Executor, id: string): Promise<StoryWithMentions | null> {
  const rows = await db.select().from(stories).where(eq(stories.id, id));
  const [story] = await withMentions(db, rows);
  return story ?? null;
}

async function withMentions(db: Executor, rows: readonly StoryRow[]): Promise<StoryWithMentions[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const { storyId, status, evidence } = storyMentions;
  const mentions = await db
    .select({ storyId, status, evidence, repo: projects.repo, name: projects.name })
    .from(storyMentions)
    .innerJoin(projects, eq(projects.id, storyMentions.projectId))
    .where(inArray(storyId, ids))
    .orderBy(projects.name);
  return rows.map((row) => ({
    ...row,
    mentions: mentions.filter((m) => m.storyId === row.id).map(({ storyId: _, ...mention }) => mention),
  }));
}
