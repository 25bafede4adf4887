import { and, desc, eq, exists, getTableColumns, ilike, or, sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { cutPage } from "../queries/cut-page.ts";
import { likePattern } from "../queries/like-pattern.ts";
import { projects, stories, storyMentions } from "../schema/index.ts";
import type { StoredStory, StoryWithMentions } from "./types.ts";
import { NAMES_FOR_CERTAIN, withMentions } from "./with-mentions.ts";

/** Where a page of stories ended. */
export interface StoryCursor {
  published: string;
  id: string;
}

export interface StoryQuery {
  /** Only those that name the project for certain; null for all. */
  projectId: number | null;
  /** Only this outlet's; null for all. */
  source?: string | null;
  /** Only those with this in their title, or in the name of a project that they name for certain; null for all. */
  text?: string | null;
  limit: number;
  after: StoryCursor | null;
}

/**
 * Stories with their mentions, newest first: those that name a watched project for certain, and those that somebody
 * keeps a file of.
 */
export async function listStories(
  db: Executor,
  { projectId, source = null, text = null, limit, after }: StoryQuery,
): Promise<{ items: StoryWithMentions[]; next: StoryCursor | null }> {
  const rows = await (projectId === null
    ? readOfAll(db, { source, text, limit: limit + 1, after })
    : readOfProject(db, projectId, { source, limit: limit + 1, after }));
  const { page, next } = cutPage(rows, limit, ({ published, id }) => ({ published, id }));
  return { items: await withMentions(db, page), next };
}

type Page = Required<Omit<StoryQuery, "projectId" | "text">>;

async function readOfAll(
  db: Executor,
  { source, text, limit, after }: Page & { text: string | null },
): Promise<StoredStory[]> {
  const { published, id } = stories;
  const pattern = text === null ? null : likePattern(text);
  return db
    .select()
    .from(stories)
    .where(
      and(
        stories.listed,
        or(stories.byHand, namesProject(db)),
        pattern === null
          ? undefined
          : or(
              ilike(stories.title, pattern),
              namesProject(db, or(ilike(projects.name, pattern), ilike(projects.repo, pattern))),
            ),
        source === null ? undefined : eq(stories.source, source),
        after === null ? undefined : sql`(${published}, ${id}) < (${after.published}::date, ${after.id})`,
      ),
    )
    .orderBy(desc(published), desc(id))
    .limit(limit);
}

/** Whether a story names a watched project for certain: any, or one that fits. */
function namesProject(db: Executor, fits?: SQL): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(storyMentions)
      .innerJoin(projects, and(eq(projects.id, storyMentions.projectId), projects.watched))
      .where(and(eq(storyMentions.storyId, stories.id), NAMES_FOR_CERTAIN, fits)),
  );
}

/** A mention knows its story's day: those of a project are read in order, however many other stories there are. */
async function readOfProject(db: Executor, projectId: number, { source, limit, after }: Page): Promise<StoredStory[]> {
  const { published, storyId } = storyMentions;
  return db
    .select(getTableColumns(stories))
    .from(storyMentions)
    .innerJoin(stories, eq(stories.id, storyId))
    .where(
      and(
        eq(storyMentions.projectId, projectId),
        NAMES_FOR_CERTAIN,
        source === null ? undefined : eq(stories.source, source),
        after === null ? undefined : sql`(${published}, ${storyId}) < (${after.published}::date, ${after.id})`,
      ),
    )
    .orderBy(desc(published), desc(storyId))
    .limit(limit);
}
