import { isDeepStrictEqual } from "node:util";
import type { ProjectEvent } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projectEvents } from "../schema/index.ts";
import { toRow, type EventRow } from "./event-rows.ts";

/** Rows a statement. */
const BATCH = 5_000;

/**
 * Makes a part of a project's stored events these: what is gone is deleted, what is new or other is written, and the
 * rest, which is nearly all, is left alone.
 * @param part which of the project's rows the events stand for
 */
export async function storeEvents(
  db: Executor,
  projectId: number,
  part: SQL,
  events: readonly ProjectEvent[],
): Promise<void> {
  const stored = await db
    .select()
    .from(projectEvents)
    .where(sql`project_id = ${projectId} and (${part})`);
  const known = new Map(stored.map((row) => [placeOf(row), row]));
  const wanted = new Map(events.map((event) => toRow(projectId, event)).map((row) => [placeOf(row), row]));
  await deleteEvents(
    db,
    stored.filter((row) => !wanted.has(placeOf(row))),
  );
  const anew = [...wanted].flatMap(([place, row]) => (isDeepStrictEqual(known.get(place), row) ? [] : [row]));
  for (let start = 0; start < anew.length; start += BATCH) {
    await writeEvents(db, projectId, anew.slice(start, start + BATCH));
  }
}

async function deleteEvents(db: Executor, rows: readonly EventRow[]): Promise<void> {
  for (const { projectId, kind, key, at } of rows) {
    await db.execute(sql`delete from project_events
      where project_id = ${projectId} and kind = ${kind} and key = ${key} and at = ${at.toISOString()}::timestamptz`);
  }
}

async function writeEvents(db: Executor, projectId: number, rows: readonly EventRow[]): Promise<void> {
  const packed = rows.map((row) => ({ ...row, at: row.at.getTime(), notBefore: row.notBefore?.getTime() ?? null }));
  await db.execute(sql`
    insert into project_events (project_id, kind, key, at, not_before, "from", "to", span_from, span_to, figures,
      receipt_key)
    select ${projectId}, kind, key, to_timestamp(at / 1000), to_timestamp("notBefore" / 1000), "from", "to", "spanFrom",
      "spanTo", figures, "receiptKey"
    from json_to_recordset(${JSON.stringify(packed)}::text::json) as rows (kind text, key text, at float8,
      "notBefore" float8, "from" text, "to" text, "spanFrom" date, "spanTo" date, figures jsonb, "receiptKey" text)
    on conflict (project_id, kind, key, at) do update set
      not_before = excluded.not_before, "from" = excluded."from", "to" = excluded."to",
      span_from = excluded.span_from, span_to = excluded.span_to, figures = excluded.figures,
      receipt_key = excluded.receipt_key`);
}

function placeOf({ kind, key, at }: EventRow): string {
  return JSON.stringify([kind, key, at.getTime()]);
}
