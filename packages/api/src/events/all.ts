import { createRoute } from "@hono/zod-openapi";
import { readRecentEvents } from "@groundswell/db";
import { CatalogueEventPage } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { problemContent } from "../http/problem.ts";
import { findSelection, SelectionQuery } from "../projects/selection.ts";
import { KindsQuery } from "./kinds.ts";
import { Cursor as OwnCursor, toEvent } from "./list.ts";

const Cursor = OwnCursor.extend({ project: z.int32() });

const EventQuery = PageQuery.extend(KindsQuery.shape).extend(SelectionQuery.shape);

const route = createRoute({
  method: "get",
  path: "/events",
  summary: "What happened to all watched projects, or to some, as it was seen; newest first",
  request: { query: EventQuery },
  responses: {
    200: { description: "a page of events", content: { "application/json": { schema: CatalogueEventPage } } },
    400: problemContent("a parameter is wrong"),
  },
});

const readCursor = ({ cursor }: { cursor?: string | undefined }) => decodeCursor(cursor, Cursor);

export function allEventList(context: RouteContext) {
  return createRouter({ schema: EventQuery, check: readCursor }).openapi(route, async (c) => {
    const query = c.req.valid("query");
    const { kind: kinds, limit } = query;
    const after = readCursor(query);
    const { ids: projectIds } = await findSelection(context, query.projects);
    // One more than asked for tells whether there is a next page.
    const events = await readRecentEvents(context.db, {
      projectIds,
      kinds,
      after: after === null ? null : { ...after, projectId: after.project },
      limit: limit + 1,
    });
    const page = events.slice(0, limit);
    const last = page.at(-1);
    const end = last === undefined ? null : { at: last.at, kind: last.kind, key: last.key, project: last.projectId };
    const items = page.map((event) => ({ repo: event.repo, name: event.name, ...toEvent(event) }));
    return c.json({ items, nextCursor: events.length > limit ? encodeCursor(end) : null }, 200);
  });
}
