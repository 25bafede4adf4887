import { addDays, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { middleFigure } from "../effects/middle-figure.ts";
import { selectEffects, type StoryEffect } from "../effects/read-effects.ts";
import { cutPage } from "../queries/cut-page.ts";

/** Days that a list of what did not move goes back. */
const NO_LIFT_DAYS = 365;

/** Where a page ended. */
export interface NoLiftCursor {
  minDetectableRatio: number;
  projectId: number;
  storyId: string;
}

export interface NoLiftPage {
  items: StoryEffect[];
  next: NoLiftCursor | null;
}

/** The least ratio that would have been found, of the middle start. */
const LEAST_RATIO = middleFigure("effect", "minDetectableRatio");

/**
 * Effects in which no change could be told apart from chance, those first in which the smallest would have been.
 * @param today weeks that began within a year before it are listed
 */
export async function listNoLift(
  db: Executor,
  {
    today,
    days = NO_LIFT_DAYS,
    limit,
    after,
  }: { today: Day; days?: number; limit: number; after: NoLiftCursor | null },
): Promise<NoLiftPage> {
  const items = await selectEffects(db, {
    where: sql`e.verdict = 'no distinguishable change' and e.effect ->> 'state' <> 'open'
      and e.start >= ${addDays(today, -days)}::date
      and ${
        after === null
          ? sql`true`
          : sql`(${LEAST_RATIO}, e.project_id, e.story_id collate "C") >
              (${after.minDetectableRatio}::float8, ${after.projectId}::int, ${after.storyId}::text)`
      }`,
    orderBy: sql`${LEAST_RATIO}, e.project_id, e.story_id collate "C"`,
    limit: limit + 1,
  });
  const { page, next } = cutPage(items, limit, cursorOf);
  return { items: page, next };
}

function cursorOf({ record: { starts, start }, project, story }: StoryEffect): NoLiftCursor | null {
  const ratio = starts.find((each) => each.start === start)?.effect?.minDetectableRatio;
  return ratio === undefined ? null : { minDetectableRatio: ratio, projectId: project.id, storyId: story.id };
}
