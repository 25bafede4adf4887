import type { InstantMs } from "@groundswell/core";
import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { storyVersions } from "../schema/index.ts";
import { combine, type Combined, type TellerWord } from "./combine.ts";
import type { StoredVersion } from "./types.ts";

/** What was said of a story by an instant. */
export type StoryAsOf = Pick<Combined["story"], "id" | "title" | "url" | "source" | "published" | "plusMinusDays">;

/**
 * The stories that named a project for certain at an instant, put together of what each teller had said by then. Those
 * that were changed or taken back since are told as they were.
 * @param storyId only this one; null: all
 * @returns newest first
 */
export async function listStoriesAsOf(
  db: Executor,
  projectId: number,
  { asOf, storyId = null }: { asOf: InstantMs; storyId?: string | null },
): Promise<StoryAsOf[]> {
  const wasKnown = lte(storyVersions.knownAt, new Date(asOf));
  const named = db
    .select({ id: storyVersions.storyId })
    .from(storyVersions)
    .where(
      and(
        wasKnown,
        storyId === null ? undefined : eq(storyVersions.storyId, storyId),
        sql`${storyVersions.mentions} @> ${JSON.stringify([{ projectId }])}::text::jsonb`,
      ),
    );
  const versions = await db
    .select()
    .from(storyVersions)
    .where(and(wasKnown, inArray(storyVersions.storyId, named)));
  const byStory = Map.groupBy(versions, (version) => version.storyId);
  return [...byStory.values()]
    .map((told) => combine(listWords(told)))
    .filter(({ story, mentions }) => story.active && mentions.some((one) => one.projectId === projectId && isSure(one)))
    .map(({ story: { id, title, url, source, published, plusMinusDays } }) => ({
      ...{ id, title, url, source, published, plusMinusDays },
    }))
    .sort((a, b) => (a.published === b.published ? (a.id < b.id ? 1 : -1) : a.published < b.published ? 1 : -1));
}

function listWords(versions: readonly StoredVersion[]): TellerWord[] {
  return [...Map.groupBy(versions, (version) => version.toldBy).values()].flatMap((told): TellerWord[] => {
    const inOrder = told.toSorted((a, b) => a.version - b.version);
    const [first, newest] = [inOrder[0], inOrder.at(-1)];
    return first === undefined || newest === undefined
      ? []
      : [{ newest, firstToldAt: first.knownAt, versions: inOrder.length }];
  });
}

function isSure({ status }: Combined["mentions"][number]): boolean {
  return status === "confirmed" || status === "linked";
}
