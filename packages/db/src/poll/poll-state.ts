import type { InstantMs } from "@groundswell/core";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
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
  /** Since when it has been due. */
  dueAt: InstantMs;
  lastSuccessAt: InstantMs | null;
  /** What was wrong with it last; null when nothing was. */
  problem: string | null;
}

/** What comes first of the due work of a resource. */
export interface WorkHead {
  resource: Resource;
  dueAt: InstantMs;
  lastSuccessAt: InstantMs | null;
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
  resource: Resource;
  limit: number;
  now: InstantMs;
  leaseMs: number;
  /** These projects alone; null for all. */
  only?: readonly number[] | null;
}

/**
 * Claims due work of a resource: what was never fetched, then what has waited longest. Others skip what is claimed
 * until it is finished or its lease has run out.
 */
export async function claimWork(
  db: Executor,
  { resource, limit, now, leaseMs, only = null }: ClaimQuery,
): Promise<Work[]> {
  const at = new Date(now).toISOString();
  const until = new Date(now + leaseMs).toISOString();
  const rows = await db.execute<Work & Record<string, unknown>>(sql`
    with due as (
      select w.project_id, w.resource
      from poll_state w join projects p on p.id = w.project_id and p.watched
      where w.resource = ${resource} and ${isClaimable(resource, at, only)}
      order by ${orderOf(resource)}
      limit ${limit}
      for update of w skip locked
    )
    update poll_state w set lease_until = ${until}::timestamptz, attempts = w.attempts + 1
    from due, projects p
    where w.project_id = due.project_id and w.resource = due.resource and p.id = w.project_id
    returning w.project_id as "projectId", p.repo, p.github_id::float8 as "githubId", w.resource, w.attempts, w.etag,
      w.cursor, (extract(epoch from w.next_at) * 1000)::float8 as "dueAt",
      (extract(epoch from w.last_success_at) * 1000)::float8 as "lastSuccessAt", w.problem`);
  return [...rows];
}

/** What comes first of each resource that has due work. */
export async function readHeads(
  db: Executor,
  resources: readonly Resource[],
  { now, only = null }: { now: InstantMs; only?: readonly number[] | null },
): Promise<WorkHead[]> {
  const at = new Date(now).toISOString();
  const heads = resources.map(
    (resource) => sql`(
      select w.resource, (extract(epoch from w.next_at) * 1000)::float8 as "dueAt",
        (extract(epoch from w.last_success_at) * 1000)::float8 as "lastSuccessAt"
      from poll_state w join projects p on p.id = w.project_id and p.watched
      where w.resource = ${resource} and ${isClaimable(resource, at, only)}
      order by ${orderOf(resource)}
      limit 1
    )`,
  );
  const rows = await db.execute<WorkHead & Record<string, unknown>>(sql.join(heads, sql` union all `));
  return [...rows];
}

/** Lists are asked for only of a repository that the totals know, and have found where they looked last. */
function isClaimable(resource: Resource, at: string, only: readonly number[] | null) {
  const isFound =
    resource === "totals"
      ? sql``
      : sql`and p.github_id is not null and not exists (
          select from poll_state t
          where t.project_id = w.project_id and t.resource = 'totals' and t.problem is not null)`;
  return sql`w.next_at <= ${at}::timestamptz
    and (w.lease_until is null or w.lease_until <= ${at}::timestamptz) ${isFound} ${among(only)}`;
}

/** These projects alone; null for all. */
function among(only: readonly number[] | null) {
  return only === null ? sql`` : sql`and w.project_id = any(${sql.param([...only])}::int[])`;
}

/** Depth is read project by project: better some whole than all half. */
function orderOf(resource: Resource) {
  return resource.endsWith("_depth")
    ? sql`w.next_at, w.project_id`
    : sql`w.last_success_at nulls first, w.next_at, w.project_id`;
}

/** For how many projects each resource is due by an instant. */
export async function countDue(db: Executor, by: InstantMs): Promise<Map<Resource, number>> {
  const rows = await db.execute<{ resource: Resource; count: number }>(sql`
    select w.resource, count(*)::int as count
    from poll_state w join projects p on p.id = w.project_id and p.watched
    where w.next_at <= ${new Date(by).toISOString()}::timestamptz
    group by w.resource`);
  return new Map(rows.map(({ resource, count }) => [resource, count]));
}

/** Lists work that only now is known to be needed; what is listed already begins anew with the cursor. */
export async function beginWork(
  db: Executor,
  projectId: number,
  resource: Resource,
  { nextAt, cursor }: { nextAt: InstantMs; cursor: unknown },
): Promise<void> {
  const begun = { nextAt: new Date(nextAt), cursor };
  await db
    .insert(pollState)
    .values({ projectId, resource, ...begun })
    .onConflictDoUpdate({ target: [pollState.projectId, pollState.resource], set: begun });
}

/** Notes that a resource was confirmed by the way, without its own fetch; it stays due when it was. */
export async function noteSuccess(db: Executor, projectId: number, resource: Resource, at: InstantMs): Promise<void> {
  await db
    .update(pollState)
    .set({ lastSuccessAt: new Date(at) })
    .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource)));
}

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

/** Makes work due at once: there is news of it. */
export async function hastenWork(db: Executor, projectId: number, resource: Resource, now: InstantMs): Promise<void> {
  const due = new Date(now);
  await db
    .update(pollState)
    .set({ nextAt: due })
    .where(and(eq(pollState.projectId, projectId), eq(pollState.resource, resource), gt(pollState.nextAt, due)));
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

/** Gives claimed work of one resource back untouched, as if it had not been claimed. */
export async function returnWork(db: Executor, work: readonly Work[]): Promise<void> {
  const [first] = work;
  if (first === undefined) return;
  const ids = work.map(({ projectId }) => projectId);
  await db
    .update(pollState)
    .set({ leaseUntil: null, attempts: sql`greatest(attempts - 1, 0)` })
    .where(and(inArray(pollState.projectId, ids), eq(pollState.resource, first.resource)));
}

/** Ends every lease: for the sole owner of an embedded database, whose earlier self was killed at work. */
export async function endAllLeases(db: Executor): Promise<void> {
  await db.update(pollState).set({ leaseUntil: null });
}

/**
 * When more work can be claimed, after an instant: when it is due and its lease, if any, has run out. Null: there is
 * none to come.
 * @param only these projects alone; null for all
 */
export async function readNextDue(
  db: Executor,
  after: InstantMs,
  only: readonly number[] | null = null,
): Promise<InstantMs | null> {
  const [row] = await db.execute<{ at: number | null }>(sql`
    select (extract(epoch from min(greatest(w.next_at, w.lease_until))) * 1000)::float8 as at
    from poll_state w join projects p on p.id = w.project_id and p.watched
    where greatest(w.next_at, w.lease_until) > ${new Date(after).toISOString()}::timestamptz ${among(only)}`);
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
