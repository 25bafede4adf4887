import { listStories, readEffectsOfStories, type StoryEffect } from "@groundswell/db";
import type { StoryPage } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { decodeCursor, encodeCursor, type PageQuery } from "../http/cursor.ts";
import { PlainText, StoredDay } from "../http/params.ts";
import { toStory } from "./to-wire.ts";

const Cursor = z.object({ published: StoredDay, id: PlainText });

/** @throws HttpProblem (400) when it is no cursor of a list of stories */
export function readCursor({ cursor }: z.output<typeof PageQuery>) {
  return decodeCursor(cursor, Cursor);
}

/**
 * A page of stories, newest first, with what was seen after each.
 * @param projectId only stories that name it, and only what it did after them
 */
export async function readStoryPage(
  { db }: RouteContext,
  query: z.output<typeof PageQuery>,
  {
    projectId = null,
    source = null,
    text = null,
  }: { projectId?: number | null; source?: string | null; text?: string | null },
): Promise<StoryPage> {
  const { items, next } = await listStories(db, {
    projectId,
    source,
    text,
    limit: query.limit,
    after: readCursor(query),
  });
  const effects = Map.groupBy(
    await readEffectsOfStories(
      db,
      items.map(({ id }) => id),
    ),
    ({ story }) => story.id,
  );
  const isShown = ({ project }: StoryEffect) => projectId === null || project.id === projectId;
  return {
    items: items.map((story) => toStory(story, (effects.get(story.id) ?? []).filter(isShown))),
    nextCursor: encodeCursor(next),
  };
}
