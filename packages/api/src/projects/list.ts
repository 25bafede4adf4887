import { createRoute } from "@hono/zod-openapi";
import { listProjects, type ProjectListCursor } from "@groundswell/db";
import { PROJECT_SORTS, ProjectPage, WINDOWS } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { PlainText } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { writtenJson } from "../http/written-json.ts";
import { joinPage, rememberTexts } from "./texts.ts";

/** A page ends at a name where names are the order, else at a count, or among the projects without one. */
const NameCursor = z.object({ value: PlainText, id: z.int32() });
const CountCursor = z.object({ value: z.int32().nullable(), id: z.int32() });

const route = createRoute({
  method: "get",
  path: "/projects",
  summary: "Watched projects, ranked",
  request: {
    query: PageQuery.extend({
      sort: z.enum(PROJECT_SORTS).default("stars"),
      window: z.enum(WINDOWS).default("7d").meta({ description: "of `net`" }),
      category: PlainText.max(100).optional(),
      q: PlainText.max(200).optional().meta({ description: "part of a name, repository or description" }),
    }),
  },
  responses: {
    200: { description: "a page of projects", content: { "application/json": { schema: ProjectPage } } },
    400: problemContent("a parameter is wrong"),
  },
});

export function projectList({ db }: RouteContext) {
  const write = rememberTexts(db);
  return createRouter().openapi(route, async (c) => {
    const { sort, window, category, q, limit, cursor } = c.req.valid("query");
    const after = decodeCursor<ProjectListCursor>(cursor, sort === "name" ? NameCursor : CountCursor);
    const text = q?.trim() === "" ? null : (q?.trim() ?? null);
    const page = await listProjects(db, { sort, window, category: category ?? null, text, limit, after });
    const nextCursor = page.next === null ? null : encodeCursor(page.next);
    return writtenJson<ProjectPage>(c, joinPage(await write(page.items), nextCursor));
  });
}
