import { createRoute } from "@hono/zod-openapi";
import type { ProjectEvent as Known } from "@groundswell/core";
import { readEvents } from "@groundswell/db";
import { ProjectEventKind, ProjectEventPage, type ProjectEvent } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { MOVED, RepoParams } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { toInstant } from "../projects/view.ts";

const Cursor = z.object({ at: z.number(), kind: ProjectEventKind });

const route = createRoute({
  method: "get",
  path: "/projects/{owner}/{name}/events",
  summary: "What happened to a project's repository, as it was seen, newest first",
  request: { params: RepoParams, query: PageQuery.extend({ kind: ProjectEventKind.optional() }) },
  responses: {
    200: { description: "a page of events", content: { "application/json": { schema: ProjectEventPage } } },
    301: MOVED,
    400: problemContent("a parameter is wrong"),
    404: problemContent("no watched project is or was called so"),
  },
});

export function eventList(context: RouteContext) {
  const { db } = context;
  return createRouter().openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const { limit, cursor, kind = null } = c.req.valid("query");
    const after = decodeCursor(cursor, Cursor);
    const { items, more } = await readEvents(db, project.id, { kind, after, limit, asOf: null });
    const last = items.at(-1);
    const nextCursor = more && last !== undefined ? encodeCursor({ at: last.at, kind: last.kind }) : null;
    return c.json({ items: items.map(toEvent), nextCursor }, 200);
  });
}

function toEvent({ at, notBefore, ...event }: Known): ProjectEvent {
  return { ...event, at: toInstant(at), notBefore: notBefore === null ? null : toInstant(notBefore) };
}
