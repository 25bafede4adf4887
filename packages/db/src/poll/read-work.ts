import type { InstantMs } from "@groundswell/core";
import { and, eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { pollState } from "../schema/index.ts";
import { among, at, ms, WATCHED_WORK, type Resource } from "./work.ts";

/** A resource's cursor and when it was last fetched; null when it is not listed. */
export async function readWork(
  db: Executor,
  projectId: number,
  resource: Resource,
): Promise<{ cursor: unknown; lastSuccessAt: InstantMs | null } | null> {
  const [row] = await db
    .select({ cursor: pollState.cursor, at: pollState.lastSuccessAt })
    .from(pollState)
    .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource)));
  return row === undefined ? null : { cursor: row.cursor, lastSuccessAt: row.at?.getTime() ?? null };
}

/** When a resource of a project was last fetched with success. */
export async function readLastSuccess(db: Executor, projectId: number, resource: Resource): Promise<InstantMs | null> {
  return (await readWork(db, projectId, resource))?.lastSuccessAt ?? null;
}

/**
 * When more work can be claimed, after an instant: when it is due and its lease, if any, has run out. Null: there is
 * none to come.
 * @param options.only these projects alone; null, the default, for all
 * @param options.resources these alone; null, the default, for all
 */
export async function readNextDue(
  db: Executor,
  after: InstantMs,
  { only = null, resources = null }: { only?: readonly number[] | null; resources?: readonly Resource[] | null } = {},
): Promise<InstantMs | null> {
  const isOurs = resources === null ? sql`true` : sql`w.resource = any(${sql.param([...resources])}::text[])`;
  const [row] = await db.execute<{ at: number | null }>(sql`
    select ${ms(sql`min(greatest(w.next_at, w.lease_until))`)} as at
    from ${WATCHED_WORK}
    where greatest(w.next_at, w.lease_until) > ${at(after)} and ${isOurs} and ${among(only)}`);
  return row?.at ?? null;
}
