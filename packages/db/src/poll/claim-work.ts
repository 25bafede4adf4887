import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { among, at, IS_FOUND, ms, WATCHED_WORK, type Resource, type Work } from "./work.ts";

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
  const lease = now + leaseMs;
  const rows = await db.execute<Work & Record<string, unknown>>(sql`
    with due as (
      select w.project_id, w.resource
      from ${WATCHED_WORK}
      where ${isClaimable(resource, now, only)}
      order by ${orderOf(resource)}
      limit ${limit}
      for update of w skip locked
    )
    update poll_state w set lease_until = ${at(lease)}, attempts = w.attempts + 1, hastened_at = null
    from due, projects p
    where w.project_id = due.project_id and w.resource = due.resource and p.id = w.project_id
    returning w.project_id as "projectId", p.repo, p.github_id::float8 as "githubId", w.resource, w.attempts, w.etag,
      w.cursor, ${ms(sql`w.lease_until`)} as lease, ${ms(sql`w.next_at`)} as "dueAt",
      ${ms(sql`w.last_success_at`)} as "lastSuccessAt", w.problem`);
  return [...rows];
}

/** What comes first of the due work of a resource. */
export interface WorkHead {
  resource: Resource;
  dueAt: InstantMs;
  lastSuccessAt: InstantMs | null;
}

/** What comes first of each resource that has due work. */
export async function readHeads(
  db: Executor,
  resources: readonly Resource[],
  { now, only = null }: { now: InstantMs; only?: readonly number[] | null },
): Promise<WorkHead[]> {
  const heads = resources.map(
    (resource) => sql`(
      select w.resource, ${ms(sql`w.next_at`)} as "dueAt", ${ms(sql`w.last_success_at`)} as "lastSuccessAt"
      from ${WATCHED_WORK}
      where ${isClaimable(resource, now, only)}
      order by ${orderOf(resource)}
      limit 1
    )`,
  );
  if (heads.length === 0) return [];
  const rows = await db.execute<WorkHead & Record<string, unknown>>(sql.join(heads, sql` union all `));
  return [...rows];
}

function isClaimable(resource: Resource, now: InstantMs, only: readonly number[] | null) {
  return sql`w.resource = ${resource} and w.next_at <= ${at(now)}
    and (w.lease_until is null or w.lease_until <= ${at(now)}) and ${IS_FOUND} and ${among(only)}`;
}

/** Depth is read project by project: better some whole than all half. A walk keeps its place in the order. */
function orderOf(resource: Resource) {
  return resource.endsWith("_depth")
    ? sql`w.next_at, w.project_id`
    : sql`w.last_success_at nulls first, w.next_at, w.project_id`;
}
