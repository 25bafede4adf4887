import { and, desc, eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { cutPage } from "../queries/cut-page.ts";
import { projects, stories, storyMentions } from "../schema/index.ts";
import { toStoryRow, type StoryMention, type StoryRow } from "./types.ts";
import { SHOWN_MENTION } from "./with-mentions.ts";

/** A mention that is too unsure to link, and that nobody has decided on. */
export interface Review {
  story: StoryRow;
  mention: StoryMention;
}

/** Where a page of reviews ended. */
export interface ReviewCursor {
  published: string;
  id: string;
  projectId: number;
}

/** Mentions of watched projects that wait for somebody's word, those of the newest stories first. */
export async function listReviews(
  db: Executor,
  { limit, after }: { limit: number; after: ReviewCursor | null },
): Promise<{ items: Review[]; next: ReviewCursor | null }> {
  const { published, storyId, projectId } = storyMentions;
  const rows = await db
    .select({ story: stories, mention: SHOWN_MENTION })
    .from(storyMentions)
    .innerJoin(stories, eq(stories.id, storyId))
    .innerJoin(projects, and(eq(projects.id, projectId), projects.watched))
    .where(
      and(
        // In the words of the index, which no parameter is known to fit.
        sql`${storyMentions.status} = 'review'`,
        after === null
          ? undefined
          : sql`(${published}, ${storyId}, ${projectId}) <
              (${after.published}::date, ${after.id}, ${after.projectId}::int)`,
      ),
    )
    .orderBy(desc(published), desc(storyId), desc(projectId))
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, ({ story, mention }) => ({
    published: story.published,
    id: story.id,
    projectId: mention.projectId,
  }));
  return { items: page.map(({ story, mention }) => ({ story: toStoryRow(story), mention })), next };
}
