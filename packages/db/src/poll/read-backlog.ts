import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { RESOURCES } from "../schema/work.ts";
import { among, at, IS_EXPECTED, IS_FOUND, ms, WATCHED_WORK, type Resource } from "./work.ts";

/** One resource of a watched project: how far its fetching has come, and what tells how much there is of it. */
export interface BacklogRow {
  projectId: number;
  repo: string;
  resource: Resource;
  nextAt: InstantMs;
  lastSuccessAt: InstantMs | null;
  cursor: unknown;
  createdAt: InstantMs | null;
  forks: number | null;
  /** Releases known so far. */
  releases: number;
}

/** All that a forecast is made from. */
export interface Backlog {
  /** Watched projects. */
  projects: number;
  /** What was never read to its end. */
  unread: BacklogRow[];
  /** For how many projects each resource is due. */
  due: Map<Resource, number>;
  /** The first of what is due of each resource, and the first of what is to come. */
  upcoming: BacklogRow[];
}

interface BacklogQuery {
  now: InstantMs;
  /** These projects alone; null for all. */
  only?: readonly number[] | null;
  /** How many of each kind `upcoming` has at most. */
  limit?: number;
}

const ROW = sql`w.project_id as "projectId", p.repo, w.resource, ${ms(sql`w.next_at`)} as "nextAt",
  ${ms(sql`w.last_success_at`)} as "lastSuccessAt"`;

/** What is left to be read, what is due, and what comes next. */
export async function readBacklog(db: Executor, query: BacklogQuery): Promise<Backlog> {
  const { only = null } = query;
  const [row] = await db.execute<{ projects: number }>(sql`
    select count(*)::int as projects from projects p where p.watched and ${among(only)}`);
  return {
    projects: row?.projects ?? 0,
    unread: await readUnread(db, only),
    due: await countDue(db, query),
    upcoming: await readUpcoming(db, query),
  };
}

async function readUnread(db: Executor, only: readonly number[] | null): Promise<BacklogRow[]> {
  const rows = await db.execute<BacklogRow & Record<string, unknown>>(sql`
    select ${ROW}, w.cursor, ${ms(sql`s.created_at`)} as "createdAt", s.forks, coalesce(s.release_count, 0) as releases
    from ${WATCHED_WORK} left join standings s on s.project_id = p.id
    where (w.last_success_at is null or (w.resource like '%\\_depth' and w.cursor ->> 'completedAt' is null))
      and ${among(only)}
    order by w.project_id, w.resource`);
  return [...rows];
}

/** For how many projects each resource will be due by an instant; of new ones, lists follow once they are found. */
export async function countDue(
  db: Executor,
  { now, only = null }: Omit<BacklogQuery, "limit">,
): Promise<Map<Resource, number>> {
  const rows = await db.execute<{ resource: Resource; count: number }>(sql`
    select w.resource, count(*)::int as count from ${WATCHED_WORK}
    where w.next_at <= ${at(now)} and ${IS_EXPECTED} and ${among(only)}
    group by w.resource`);
  return new Map(rows.map(({ resource, count }) => [resource, count]));
}

async function readUpcoming(db: Executor, { now, only = null, limit = 10 }: BacklogQuery): Promise<BacklogRow[]> {
  const isOurs = sql`${IS_FOUND} and ${among(only)}`;
  const due = RESOURCES.map(
    (resource) => sql`(
      select ${ROW} from ${WATCHED_WORK} where w.resource = ${resource} and w.next_at <= ${at(now)} and ${isOurs}
      order by w.last_success_at nulls first, w.next_at, w.project_id limit ${limit})`,
  );
  const later = sql`(
    select ${ROW} from ${WATCHED_WORK} where w.next_at > ${at(now)} and ${isOurs}
    order by w.next_at, w.project_id limit ${limit})`;
  const rows = await db.execute<BacklogRow & Record<string, unknown>>(sql.join([...due, later], sql` union all `));
  return rows.map((row) => ({ ...row, cursor: null, createdAt: null, forks: null, releases: 0 }));
}
