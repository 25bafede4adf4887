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
 * Frozen verdicts that the cache has no row of: those whose mention was taken back for a while, or whose story's date was
 * another one, and all of them after the cache was dropped.
 */
export async function readUncached(tx: Executor, pairs: readonly StoryPair[]): Promise<PairRecord[]> {
  const wanted = pairs.filter(({ frozen, cached }) => frozen && !cached);
  if (wanted.length === 0) return [];
  const keys = JSON.stringify(
    wanted.map(({ projectId, storyId, starts }) => ({ projectId, storyId, first: starts[0], last: starts.at(-1) })),
  );
  const rows = await tx.execute<Row>(sql`
    select v.project_id as "projectId", v.story_id as "storyId", v.effect as record
    from jsonb_to_recordset(${keys}::text::jsonb) as k ("projectId" int, "storyId" text, first date, last date)
      join story_verdicts v on v.project_id = k."projectId" and v.story_id = k."storyId"
        and v.first_start = k.first and v.last_start = k.last`);
  return withPairs(rows, wanted);
}

/** Frozen verdicts of late, whose weeks after were not all over when they were frozen: the chart goes on for these. */
export async function readUnfinished(tx: Executor, pairs: readonly StoryPair[], lastDay: Day): Promise<PairRecord[]> {
  const since = addDays(lastDay, 1 - EFFECT_WEEK_DAYS * (1 + WEEKS_AFTER) - LATE_DAYS);
  const rows = await tx.execute<Row>(sql`
    select project_id as "projectId", story_id as "storyId", effect as record from story_effects
    where start >= ${since}::date and effect ->> 'state' = 'frozen'
      and jsonb_path_exists(effect, '$.weeks[*] ? (@.k > 0 && @.stars == null)')
    order by project_id, story_id collate "C"`);
  // What was said for another date of the story is computed anew.
  return withPairs(
    rows,
    pairs.filter(({ frozen, cached }) => frozen && cached),
  );
}

function withPairs(rows: readonly Row[], pairs: readonly StoryPair[]): PairRecord[] {
  const byKey = new Map(pairs.map((pair) => [keyOf(pair), pair]));
  return rows.flatMap((row) => {
    const pair = byKey.get(keyOf(row));
    return pair === undefined ? [] : [{ pair, record: row.record }];
  });
}

interface TestRow extends Record<string, unknown> {
  projectId: number;
  storyId: string;
  week: string;
  p: (EffectP | null)[];
}

/** The tests of some ISO weeks that are frozen; none of a story whose date is another one since. */
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
  const keys = new Map(
    events.flatMap(({ key, pairs }) =>
      pairs.filter(({ frozen }) => frozen).map((pair): [string, string] => [keyOf(pair), key]),
    ),
  );
  return rows.flatMap((row) => {
    const key = keys.get(keyOf(row));
    return key === undefined ? [] : [{ key, week: row.week, p: pairP(row.p.map((p) => ({ p }))) }];
  });
}

function keyOf({ projectId, storyId }: { projectId: number; storyId: string }): string {
  return `${projectId} ${storyId}`;
}
