import {
  compareEvents,
  PROJECT_EVENT_KINDS,
  type EventPlace,
  type InstantMs,
  type ProjectEvent,
  type ProjectEventKind,
} from "@groundswell/core";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { deriveEvents } from "../events/derive-events.ts";
import { toEvent } from "../events/event-rows.ts";
import { projectEvents } from "../schema/index.ts";

export interface EventQuery {
  /** Null: every kind. */
  kinds: readonly ProjectEventKind[] | null;
  /** The event at which the page before ended; null for the first page. */
  after: EventPlace | null;
  limit: number;
  /** What was known at this instant; null for now. */
  asOf: InstantMs | null;
}

/** A kind's place in the order of events. */
const PLACE = sql`array_position(${sql.param(`{${PROJECT_EVENT_KINDS.map((kind) => `"${kind}"`).join(",")}}`)}::text[], kind)`;

/**
 * A page of what happened to a project, newest first; `more` says whether another follows. With `asOf` it is derived from
 * what was known then, else read from what is kept of it.
 */
export async function readEvents(
  db: Executor,
  projectId: number,
  query: EventQuery,
): Promise<{ items: ProjectEvent[]; more: boolean }> {
  const { limit, asOf } = query;
  const events = asOf === null ? await readStored(db, projectId, query) : await derive(db, projectId, query, asOf);
  return { items: events.slice(0, limit), more: events.length > limit };
}

async function derive(
  db: Executor,
  projectId: number,
  { kinds, after }: EventQuery,
  asOf: InstantMs,
): Promise<ProjectEvent[]> {
  const events = await deriveEvents(db, projectId, asOf, kinds);
  return events.filter((event) => after === null || compareEvents(after, event) < 0);
}

/** One more than asked for tells whether there is a next page. */
async function readStored(
  db: Executor,
  projectId: number,
  { kinds, after, limit }: EventQuery,
): Promise<ProjectEvent[]> {
  const { at, kind, key } = projectEvents;
  const rows = await db
    .select()
    .from(projectEvents)
    .where(
      and(
        eq(projectEvents.projectId, projectId),
        kinds === null ? undefined : inArray(kind, [...kinds]),
        after === null ? undefined : comesAfter(after),
      ),
    )
    .orderBy(sql`${at} desc nulls last`, PLACE, asc(sql`${key} collate "C"`))
    .limit(limit + 1);
  return rows.map(toEvent);
}

function comesAfter({ at, kind, key }: EventPlace) {
  const instant = sql`${new Date(at).toISOString()}::timestamptz`;
  const place = PROJECT_EVENT_KINDS.indexOf(kind) + 1;
  return sql`(at < ${instant} or (at = ${instant} and (${PLACE} > ${place}
    or (${PLACE} = ${place} and key collate "C" > ${key}))))`;
}
