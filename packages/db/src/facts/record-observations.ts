import type { InstantMs, Receipt } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";
import { recordReceipt } from "./record-receipt.ts";

/** Totals to be stored, all from one receipt. */
export interface NewObservation {
  observedAt: InstantMs;
  timeKnown: boolean;
  archived: boolean;
  stars: number;
  forks: number | null;
  openIssues: number | null;
  openIssuesAndPulls: number | null;
  /** Absent: the source does not say. */
  watchers?: number;
  pushedAt?: InstantMs | null;
}

/** Rows a statement: large enough to be quick, small enough not to hold up readers. */
const BATCH = 5_000;

/**
 * Appends observations of one project. What is stored already (same instant, same source) is left as it is.
 * Call `refreshDerived` afterwards, in the same transaction.
 * @returns how many were new
 */
export async function recordObservations(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  rows: readonly NewObservation[],
): Promise<number> {
  const key = await recordReceipt(db, projectId, receipt);
  let added = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    added += await insertBatch(db, projectId, receipt.source, key, rows.slice(start, start + BATCH));
  }
  return added;
}

async function insertBatch(
  db: Executor,
  projectId: number,
  source: string,
  key: string,
  rows: readonly NewObservation[],
): Promise<number> {
  const column = (pick: (row: NewObservation) => number | null) => arrayText(rows.map(pick));
  const result = await db.execute(sql`
    insert into observations (project_id, observed_at, source, time_known, archived, stars, forks, open_issues,
      open_issues_and_pulls, watchers, pushed_at, receipt_key)
    select ${projectId}, to_timestamp(observed_at / 1000), ${source}, time_known = 1, archived = 1, stars, forks,
      open_issues, open_issues_and_pulls, watchers, to_timestamp(pushed_at / 1000), ${key}
    from unnest(
      ${column((r) => r.observedAt)}::float8[],
      ${column((r) => Number(r.timeKnown))}::int[],
      ${column((r) => Number(r.archived))}::int[],
      ${column((r) => r.stars)}::int[],
      ${column((r) => r.forks)}::int[],
      ${column((r) => r.openIssues)}::int[],
      ${column((r) => r.openIssuesAndPulls)}::int[],
      ${column((r) => r.watchers ?? null)}::int[],
      ${column((r) => r.pushedAt ?? null)}::float8[]
    ) as rows (observed_at, time_known, archived, stars, forks, open_issues, open_issues_and_pulls, watchers, pushed_at)
    on conflict do nothing`);
  return result.count;
}
