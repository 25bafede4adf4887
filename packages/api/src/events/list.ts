import { describeEvent, type ProjectEvent as Known } from "@groundswell/core";
import { readEvents } from "@groundswell/db";
import { ProjectEventKind, ProjectEventPage, type ProjectEvent } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { Faults } from "../http/faults.ts";
import { PlainText } from "../http/params.ts";
import { resolveProject } from "../projects/resolve.ts";
import { projectRoute } from "../projects/route.ts";
import { toInstant } from "../http/instant.ts";
import { KindsQuery } from "./kinds.ts";

/** An instant whose year has four digits: the database reads no others. */
const Millisecond = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
/** Where a page of a project's events ended. */
export const Cursor = z.object({ at: Millisecond, kind: ProjectEventKind, key: PlainText });

const EventQuery = PageQuery.extend(KindsQuery.shape).extend(AsOfQuery.shape);

const route = projectRoute("/events", {
  summary: "What happened to a project, as it was seen: surges, drops, gaps, releases, renames, licences; newest first",
  query: EventQuery,
  answer: ProjectEventPage,
  describes: "a page of events",
});

export function eventList(context: RouteContext) {
  const { db, now } = context;
  const check = ({ cursor, asOf }: z.output<typeof EventQuery>) => {
    const faults = new Faults();
    const after = faults.of(() => decodeCursor(cursor, Cursor), null);
    const read = { after, asOf: faults.of(() => readAsOf(asOf, now()), null) };
    faults.throwAny();
    return read;
  };
  return createRouter({ schema: EventQuery, check }).openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const query = c.req.valid("query");
    const wanted = { kinds: query.kind, limit: query.limit, ...check(query) };
    const { items, more } = await readEvents(db, project.id, wanted);
    const last = items.at(-1);
    const end = last === undefined ? null : { at: last.at, kind: last.kind, key: last.key };
    return c.json({ items: items.map(toEvent), nextCursor: more ? encodeCursor(end) : null }, 200);
  });
}

/** The one mapping from events to the wire. */
export function toEvent(event: Known): ProjectEvent {
  const { kind, at, notBefore, from, to, span, figures, receipt } = event;
  return {
    kind,
    text: describeEvent(event),
    at: toInstant(at),
    notBefore: toInstant(notBefore),
    from,
    to,
    span,
    figures: { ...figures },
    receipt,
  };
}
