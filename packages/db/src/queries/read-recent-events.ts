import type { ProjectEvent, ProjectEventKind } from "@groundswell/core";
import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { toEvent } from "../events/event-rows.ts";
import { projectEvents, projects } from "../schema/index.ts";

export interface RecentEventQuery {
  /** Null: every watched project. */
  projectIds: readonly number[] | null;
  /** Null: every kind. */
  kinds: readonly ProjectEventKind[] | null;
  /** The event at which the page before ended; absent or null: from the newest on. */
  after?: RecentEventPlace | null;
  limit: number;
}

/** An event's place among those of several projects, or where one would be. */
export interface RecentEventPlace extends Pick<RecentEvent, "at" | "projectId" | "key"> {
  kind: string;
}

/** An event with the project that it happened to. */
export interface RecentEvent extends ProjectEvent {
  projectId: number;
  /** Today's `owner/name`. */
  repo: string;
  name: string;
}

/** The newest events of several projects, newest first. */
export async function readRecentEvents(
  db: Executor,
  { projectIds, kinds, after = null, limit }: RecentEventQuery,
): Promise<RecentEvent[]> {
  const { at, kind, key, projectId } = projectEvents;
  const rows = await db
    .select({ row: getTableColumns(projectEvents), repo: projects.repo, name: projects.name })
    .from(projectEvents)
    .innerJoin(projects, eq(projects.id, projectId))
    .where(
      and(
        projectIds === null ? eq(projects.watched, true) : inArray(projectId, [...projectIds]),
        kinds === null ? undefined : inArray(kind, [...kinds]),
        after === null ? undefined : comesAfter(after),
      ),
    )
    // Texts by code point, so that a limit cuts events of one instant alike whatever the database's collation.
    .orderBy(sql`${at} desc nulls last`, asc(projectId), sql`${kind} collate "C"`, sql`${key} collate "C"`)
    .limit(limit);
  return rows.map(({ row, repo, name }) => ({ ...toEvent(row), projectId: row.projectId, repo, name }));
}

/** In parts, so that the index on instants is gone through from the right place. */
function comesAfter({ at, projectId, kind, key }: RecentEventPlace) {
  const { at: column, projectId: project, kind: kindColumn, key: keyColumn } = projectEvents;
  const instant = sql`${new Date(at).toISOString()}::timestamptz`;
  return sql`(${column} <= ${instant} and (${column} < ${instant} or
    (${project}, ${kindColumn} collate "C", ${keyColumn} collate "C") > (${projectId}::int, ${kind}, ${key})))`;
}
