import type { InstantMs } from "@groundswell/core";
import { and, eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { pollState } from "../schema/index.ts";
import { at, type Resource } from "./work.ts";

/** Makes sure that every watched project has its work listed; new work is due at once. */
export async function listWork(db: Executor, resources: readonly Resource[], now: InstantMs): Promise<void> {
  await db.execute(sql`
    insert into poll_state (project_id, resource, next_at)
    select p.id, r.resource, ${at(now)}
    from projects p cross join unnest(${sql.param([...resources])}::text[]) as r (resource)
    where p.watched
    on conflict do nothing`);
}

/**
 * Makes work due that is put off for longer than it ever is, and ends leases that are longer than any: a clock that was
 * ahead, and has been set right, has said so.
 * @param longestMs for each resource, the longest that it is put off
 */
export async function correctWork(
  db: Executor,
  longestMs: ReadonlyMap<Resource, number>,
  { now, leaseMs }: { now: InstantMs; leaseMs: number },
): Promise<void> {
  for (const [resource, wait] of longestMs) {
    await db.execute(sql`
      update poll_state set next_at = ${at(now)} where resource = ${resource} and next_at > ${at(now + wait)}`);
  }
  await db.execute(sql`update poll_state set lease_until = null where lease_until > ${at(now + leaseMs)}`);
}

/**
 * Lists work that only now is known to be needed. What is listed already begins anew with the cursor, and whoever is at
 * it loses it.
 */
export async function beginWork(
  db: Executor,
  projectId: number,
  resource: Resource,
  { nextAt, cursor }: { nextAt: InstantMs; cursor: unknown },
): Promise<void> {
  const begun = { nextAt: new Date(nextAt), cursor, leaseUntil: null };
  await db
    .insert(pollState)
    .values({ projectId, resource, ...begun })
    .onConflictDoUpdate({ target: [pollState.projectId, pollState.resource], set: begun });
}

/** Makes work due at once, and its answer a full one: there is news of it. Whoever is at it already may be too late. */
export async function hastenWork(db: Executor, projectId: number, resource: Resource, now: InstantMs): Promise<void> {
  await db
    .update(pollState)
    .set({ nextAt: sql`least(next_at, ${at(now)})`, hastenedAt: new Date(now), etag: null })
    .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource)));
}

/** Notes that a resource was confirmed by the way, without its own fetch; it stays due when it was. */
export async function noteSuccess(db: Executor, projectId: number, resource: Resource, when: InstantMs): Promise<void> {
  await db
    .update(pollState)
    .set({ lastSuccessAt: new Date(when) })
    .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource)));
}
