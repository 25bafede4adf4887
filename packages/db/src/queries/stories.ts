import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { refreshStandings } from "../derived/refresh-derived.ts";
import { findProject } from "../projects/find-project.ts";
import { projects, stories, storyMentions } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { takeTurn } from "../state/take-turn.ts";

export type StoryRow = typeof stories.$inferSelect;

/** A story as its file says it. */
export interface KeptStory extends StoryRow {
  mentions: { repo: string; status: "confirmed" | "rejected"; evidence: string | null }[];
}

export interface StoryWithMentions extends StoryRow {
  mentions: { repo: string; name: string; status: "confirmed" | "rejected"; evidence: string | null }[];
}

/**
 * Makes the stored hand-kept stories those of the files, in one transaction; when they are that already, nothing is
 * written.
 * @returns mentions whose repository is not watched: they are left out
 */
export async function syncStories(
  db: Database,
  kept: readonly KeptStory[],
): Promise<{ story: string; repo: string }[]> {
  return db.transaction(async (tx) => {
    await takeTurn(tx);
    const wanted = await resolveMentions(tx, kept);
    const stored = {
      stories: await tx.select().from(stories),
      mentions: await tx.select().from(storyMentions),
    };
    if (sameRows(wanted.stories, stored.stories) && sameRows(wanted.mentions, stored.mentions)) return wanted.unknown;
    await tx.delete(storyMentions);
    await tx.delete(stories);
    if (wanted.stories.length > 0) await tx.insert(stories).values(wanted.stories);
    if (wanted.mentions.length > 0) await tx.insert(storyMentions).values(wanted.mentions);
    await refreshStandings(
      tx,
      [...stored.mentions, ...wanted.mentions].map((mention) => mention.projectId),
    );
    await bumpDataVersion(tx);
    return wanted.unknown;
  });
}

/** The rows that the files stand for. */
async function resolveMentions(tx: Executor, kept: readonly KeptStory[]) {
  const rows = new Map<string, typeof storyMentions.$inferSelect>();
  const unknown: { story: string; repo: string }[] = [];
  for (const { id: storyId, mentions } of kept) {
    for (const { repo, status, evidence } of mentions) {
      const project = await findProject(tx, repo);
      if (project?.watched !== true) unknown.push({ story: storyId, repo });
      else rows.set(`${storyId} ${project.id}`, { projectId: project.id, storyId, status, evidence });
    }
  }
  return { stories: kept.map(({ mentions: _, ...story }) => story), mentions: [...rows.values()], unknown };
}

/** Whether two lists hold the same rows, whatever their order and that of their fields. */
function sameRows(a: readonly object[], b: readonly object[]): boolean {
  const texts = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  return JSON.stringify(texts(a)) === JSON.stringify(texts(b));
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
