import { addDays, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { selectEffects, type StoryEffect } from "../effects/read-effects.ts";

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
const LEAST_RATIO = sql`(e.effect #>> array['starts', ((jsonb_array_length(e.effect -> 'starts') - 1) / 2)::text,
  'effect', 'minDetectableRatio'])::float8`;

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
  const page = items.slice(0, limit);
  const last = page.at(-1);
  const ratio = last === undefined ? null : leastRatioOf(last);
  const isMore = items.length > limit && last !== undefined && ratio !== null;
  return {
    items: page,
    next: isMore ? { minDetectableRatio: ratio, projectId: last.project.id, storyId: last.story.id } : null,
  };
}

function leastRatioOf({ record: { starts } }: StoryEffect): number | null {
  return starts[(starts.length - 1) >> 1]?.effect?.minDetectableRatio ?? null;
}
