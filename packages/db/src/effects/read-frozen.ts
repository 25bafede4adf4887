import { addDays, EFFECT_WEEK_DAYS, pairP, WEEKS_AFTER, type Day, type EffectP } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { FrozenTest } from "./judge-events.ts";
import type { StoryPair } from "./read-pairs.ts";
import type { StoryEvent } from "./story-events.ts";
import type { PairRecord } from "./store-effects.ts";

/** Figures of the weeks after a story may be so many days late; what is not known by then is not asked for each time. */
const LATE_DAYS = 90;

interface Row extends Record<string, unknown> {
  projectId: number;
  storyId: string;
  record: PairRecord["record"];
}

/**
 * Frozen verdicts that the cache has no row of: those whose mention was taken back for a while, and all of them after the
 * cache was dropped.
 */
export async function readUncached(tx: Executor, pairs: readonly StoryPair[]): Promise<PairRecord[]> {
  const wanted = pairs.filter(({ frozen, cached }) => frozen && !cached);
  if (wanted.length === 0) return [];
  const keys = JSON.stringify(wanted.map(({ projectId, storyId }) => ({ projectId, storyId })));
  const rows = await tx.execute<Row>(sql`
    select v.project_id as "projectId", v.story_id as "storyId", v.effect as record
    from jsonb_to_recordset(${keys}::text::jsonb) as k ("projectId" int, "storyId" text)
      join story_verdicts v on v.project_id = k."projectId" and v.story_id = k."storyId"`);
  return [...rows];
}

/** Frozen verdicts of late, whose weeks after were not all over when they were frozen: the chart goes on for these. */
export async function readUnfinished(tx: Executor, lastDay: Day): Promise<PairRecord[]> {
  const since = addDays(lastDay, 1 - EFFECT_WEEK_DAYS * (1 + WEEKS_AFTER) - LATE_DAYS);
  const rows = await tx.execute<Row>(sql`
    select project_id as "projectId", story_id as "storyId", effect as record from story_effects
    where start >= ${since}::date and effect ->> 'state' = 'frozen'
      and jsonb_path_exists(effect, '$.weeks[*] ? (@.k > 0 && @.stars == null)')
    order by project_id, story_id collate "C"`);
  return [...rows];
}

interface TestRow extends Record<string, unknown> {
  projectId: number;
  storyId: string;
  week: string;
  p: (EffectP | null)[];
}

/** The tests of some ISO weeks that are frozen. */
export async function readFrozenTests(
  tx: Executor,
  weeks: readonly string[],
  events: readonly StoryEvent[],
): Promise<FrozenTest[]> {
  if (weeks.length === 0) return [];
  const rows = await tx.execute<TestRow>(sql`
    select project_id as "projectId", story_id as "storyId", week, jsonb_path_query_array(effect, '$.starts[*].p') as p
    from story_effects where week = any(${sql.param([...weeks])}::text[]) and effect ->> 'state' = 'frozen'
    order by project_id, story_id collate "C"`);
  const keys = new Map(events.flatMap(({ key, pairs }) => pairs.map((pair) => [keyOf(pair), key])));
  return rows.map((row) => ({
    key: keys.get(keyOf(row)) ?? keyOf(row),
    week: row.week,
    p: pairP(row.p.map((p) => ({ p }))),
  }));
}

function keyOf({ projectId, storyId }: { projectId: number; storyId: string }): string {
  return `${projectId} ${storyId}`;
}
