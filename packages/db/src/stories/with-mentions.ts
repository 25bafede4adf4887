import { and, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projects, storyMentions } from "../schema/index.ts";
import { toStoryRow, type StoredStory, type StoryMention, type StoryWithMentions } from "./types.ts";

/** What is shown of a mention, of a row of `story_mentions` joined to its project. */
export const SHOWN_MENTION = {
  projectId: storyMentions.projectId,
  repo: projects.repo,
  name: projects.name,
  status: storyMentions.status,
  tier: storyMentions.tier,
  score: storyMentions.score,
  eligible: storyMentions.eligible,
  place: storyMentions.place,
  evidence: storyMentions.evidence,
};

/**
 * A mention that is shown on its project's page: decided by hand, or sure enough without. In the words of the index, which
 * no parameter is known to fit.
 */
export const NAMES_FOR_CERTAIN = sql`${storyMentions.status} in ('confirmed', 'linked')`;

/** Stories with whom they name, in one query more. */
export async function withMentions(db: Executor, rows: readonly StoredStory[]): Promise<StoryWithMentions[]> {
  const byStory = await readMentionsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...toStoryRow(row), mentions: byStory.get(row.id) ?? [] }));
}

async function readMentionsOf(db: Executor, ids: readonly string[]): Promise<Map<string, StoryMention[]>> {
  if (ids.length === 0) return new Map();
  const { storyId, status, score } = storyMentions;
  const rows = await db
    .select({ storyId, mention: SHOWN_MENTION })
    .from(storyMentions)
    .innerJoin(projects, and(eq(projects.id, storyMentions.projectId), projects.watched))
    .where(inArray(storyId, [...ids]))
    .orderBy(
      sql`array_position(array['confirmed', 'linked', 'review', 'rejected'], ${status})`,
      sql`${score} desc nulls last`,
      projects.name,
      projects.id,
    );
  const byStory = Map.groupBy(rows, (row) => row.storyId);
  return new Map([...byStory].map(([id, of]) => [id, of.map(({ mention }) => mention)]));
}
