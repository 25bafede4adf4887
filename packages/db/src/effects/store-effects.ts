import type { InstantMs, StoryEffectRecord } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { IS_PAIR, type StoryPair } from "./read-pairs.ts";

/** What is told of a pair. */
export interface PairRecord {
  pair: StoryPair;
  record: StoryEffectRecord;
}

/** Rows a statement: a record is some thousand characters long. */
const BATCH = 200;

/**
 * Keeps what is told of some pairs. What says the same as before is left as it is.
 * @returns how many rows are other than they were
 */
export async function storeEffects(tx: Executor, records: readonly PairRecord[], now: InstantMs): Promise<number> {
  let changed = 0;
  for (let start = 0; start < records.length; start += BATCH) {
    const rows = records.slice(start, start + BATCH).map(({ pair, record }) => ({
      ...toKey(pair),
      effect: record,
      ...{ week: record.week, verdict: record.verdict, start: record.start },
    }));
    const written = await tx.execute(sql`
      insert into story_effects as e (project_id, story_id, week, verdict, start, first_start, last_start, effect, computed_at)
      select project_id, story_id, week, verdict, start, first_start, last_start, effect, ${toText(now)}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r (project_id int, story_id text, week text, verdict text, start date, first_start date, last_start date,
          effect jsonb)
      on conflict (project_id, story_id) do update set week = excluded.week, verdict = excluded.verdict,
        start = excluded.start, first_start = excluded.first_start, last_start = excluded.last_start,
        effect = excluded.effect, computed_at = excluded.computed_at
      where (e.effect, e.first_start, e.last_start)
        is distinct from (excluded.effect, excluded.first_start, excluded.last_start)
      returning 1`);
    changed += written.length;
  }
  return changed;
}

/**
 * Writes verdicts down for good, each for the date that its story has. One that is there already stays as it is.
 * @returns how many there were none of
 */
export async function freezeVerdicts(tx: Executor, records: readonly PairRecord[], now: InstantMs): Promise<number> {
  let added = 0;
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const rows = batch.map(({ pair, record }) => ({ ...toKey(pair), effect: record }));
    const written = await tx.execute(sql`
      insert into story_verdicts (project_id, story_id, first_start, last_start, frozen_at, effect)
      select project_id, story_id, first_start, last_start, ${toText(now)}::timestamptz, effect
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r (project_id int, story_id text, first_start date, last_start date, effect jsonb)
      on conflict (project_id, story_id, first_start, last_start) do nothing
      returning 1`);
    added += written.length;
  }
  return added;
}

/**
 * Forgets what was told of pairs that are none any more. Their frozen verdicts stay, untold.
 * @returns how many there were
 */
export async function dropVanished(tx: Executor): Promise<number> {
  const dropped = await tx.execute(sql`
    delete from story_effects e
    where not exists (
      select from story_mentions m join stories s on s.id = m.story_id join projects p on p.id = m.project_id
      where m.project_id = e.project_id and m.story_id = e.story_id and ${IS_PAIR})
    returning 1`);
  return dropped.length;
}

function toKey({ projectId, storyId, starts }: StoryPair): Record<string, string | number | undefined> {
  return { project_id: projectId, story_id: storyId, first_start: starts[0], last_start: starts.at(-1) };
}

function toText(instant: InstantMs): string {
  return new Date(instant).toISOString();
}
