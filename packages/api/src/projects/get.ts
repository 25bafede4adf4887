import { createRoute } from "@hono/zod-openapi";
import { readProjectView } from "@groundswell/db";
import { Project } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { MOVED, RepoParams } from "../http/params.ts";
import { notFound, problemContent } from "../http/problem.ts";
import { resolveProject } from "./resolve.ts";
import { toProject } from "./view.ts";

const route = createRoute({
  method: "get",
  path: "/projects/{owner}/{name}",
  summary: "One project",
  request: { params: RepoParams },
  responses: {
    200: { description: "the project", content: { "application/json": { schema: Project } } },
    301: MOVED,
    404: problemContent("no watched project is or was called so"),
  },
});

export function projectGet(context: RouteContext) {
  const { db } = context;
  return createRouter().openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const view = await readProjectView(db, project.id);
    if (view === null) throw notFound(`no project ${project.repo}`);
    return c.json(toProject(view), 200);
  });
}
