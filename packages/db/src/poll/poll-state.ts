import type { InstantMs } from "@groundswell/core";
import { and, eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { pollState } from "../schema/index.ts";

export type Resource = (typeof pollState.$inferSelect)["resource"];

/** Something to fetch, leased to whoever claimed it. */
export interface Work {
  projectId: number;
  repo: string;
  githubId: number | null;
  resource: Resource;
  attempts: number;
  etag: string | null;
  cursor: unknown;
}

/** Makes sure that every watched project has its work listed; new work is due at once. */
export async function listWork(db: Executor, resources: readonly Resource[], now: InstantMs): Promise<void> {
  await db.execute(sql`
    insert into poll_state (project_id, resource, next_at)
    select p.id, r.resource, ${new Date(now).toISOString()}::timestamptz
    from projects p cross join unnest(${sql.param([...resources])}::text[]) as r (resource)
    where p.watched
    on conflict do nothing`);
}

export interface ClaimQuery {
  /** In order of worth: all that is due of the first comes before anything of the second. */
  resources: readonly Resource[];
  limit: number;
  now: InstantMs;
  leaseMs: number;
}

/**
 * Claims due work, most useful first: by resource, never fetched, then longest waiting. Others skip what is claimed
 * until it is finished or its lease has run out.
 */
export async function claimWork(db: Executor, { resources, limit, now, leaseMs }: ClaimQuery): Promise<Work[]> {
  const at = new Date(now).toISOString();
  const until = new Date(now + leaseMs).toISOString();
  const rows = await db.execute<Work & Record<string, unknown>>(sql`
    with due as (
      select w.project_id, w.resource
      from poll_state w join projects p on p.id = w.project_id and p.watched
      where w.next_at <= ${at}::timestamptz and (w.lease_until is null or w.lease_until <= ${at}::timestamptz)
        and w.resource = any(${sql.param([...resources])}::text[])
      order by array_position(${sql.param([...resources])}::text[], w.resource), w.last_success_at nulls first,
        w.next_at, w.project_id
      limit ${limit}
      for update of w skip locked
    )
    update poll_state w set lease_until = ${until}::timestamptz, attempts = w.attempts + 1
    from due, projects p
    where w.project_id = due.project_id and w.resource = due.resource and p.id = w.project_id
    returning w.project_id as "projectId", p.repo, p.github_id::float8 as "githubId", w.resource, w.attempts, w.etag,
      w.cursor`);
  return [...rows];
}

export interface WorkDone {
  nextAt: InstantMs;
  etag?: string | null;
  cursor?: unknown;
  /** When the source was last asked with success; absent when this attempt failed. */
  succeededAt?: InstantMs;
  /** What is wrong with the project, for people; null when nothing is. */
  problem: string | null;
}

/** Ends a claim. A success resets the attempts; a failure keeps them, for backing off. */
export async function finishWork(db: Executor, projectId: number, resource: Resource, done: WorkDone): Promise<void> {
  const { nextAt, etag, cursor, succeededAt, problem } = done;
  await db
    .update(pollState)
    .set({
      nextAt: new Date(nextAt),
      leaseUntil: null,
      problem,
      ...(etag === undefined ? {} : { etag }),
      ...(cursor === undefined ? {} : { cursor }),
      ...(succeededAt === undefined ? {} : { lastSuccessAt: new Date(succeededAt), attempts: 0 }),
    })
    .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource)));
}

/** Gives claimed work back untouched, as if it had not been claimed. */
export async function returnWork(db: Executor, work: readonly Work[]): Promise<void> {
  for (const { projectId, resource } of work) {
    await db
      .update(pollState)
      .set({ leaseUntil: null, attempts: sql`greatest(attempts - 1, 0)` })
      .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource)));
  }
}

/** Ends every lease: for the sole owner of an embedded database, whose earlier self was killed at work. */
export async function endAllLeases(db: Executor): Promise<void> {
  await db.update(pollState).set({ leaseUntil: null });
}

/** When the next piece of work can be claimed: when it is due and its lease, if any, has run out. Null: there is none. */
export async function readNextDue(db: Executor): Promise<InstantMs | null> {
  const [row] = await db.execute<{ at: number | null }>(sql`
    select (extract(epoch from min(greatest(w.next_at, w.lease_until))) * 1000)::float8 as at
    from poll_state w join projects p on p.id = w.project_id and p.watched`);
  return row?.at ?? null;
}

/** When a resource of a project was last fetched with success. */
export async function readLastSuccess(db: Executor, projectId: number, resource: Resource): Promise<InstantMs | null> {
  const [row] = await db
    .select({ at: pollState.lastSuccessAt })
    .from(pollState)
    .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource)));
  return row?.at?.getTime() ?? null;
}
