import { LICENCE_FILE_KINDS, type ProjectEvent, type ProjectEventKind } from "@groundswell/core";
import { and, asc, eq, exists, getTableColumns, inArray, isNull, not, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
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
  /**
   * Whether licences are told of as charts mark them: without the first file, which nearly every repository has from its
   * first day, and without GitHub's word where somebody has read the files: it says the same again, days later. Default no.
   */
  licencesOnce?: boolean;
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
  { projectIds, kinds, after = null, licencesOnce = false, limit }: RecentEventQuery,
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
        licencesOnce ? tellsLicenceOnce(db) : undefined,
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

function tellsLicenceOnce(db: Executor) {
  const { projectId, kind, from, at, key } = projectEvents;
  const own = alias(projectEvents, "own");
  const some = (condition: SQL | undefined) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(own)
        .where(and(eq(own.projectId, projectId), condition)),
    );
  const isEarlier = sql`(${own.at}, ${own.key} collate "C") < (${at}, ${key} collate "C")`;
  const isFirst = and(inArray(kind, LICENCE_FILE_KINDS), isNull(from), not(some(and(eq(own.kind, kind), isEarlier))));
  const isRetold = and(eq(kind, "licence changed"), some(inArray(own.kind, LICENCE_FILE_KINDS)));
  return and(isFirst === undefined ? undefined : not(isFirst), isRetold === undefined ? undefined : not(isRetold));
}
