import { readProjectView } from "@groundswell/db";
import { Project } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { notFound } from "../http/problem.ts";
import { resolveProject } from "./resolve.ts";
import { projectRoute } from "./route.ts";
import { toProject } from "./view.ts";

const route = projectRoute("", {
  summary: "One project",
  query: AsOfQuery,
  answer: Project,
  describes: "the project",
});

export function projectGet(context: RouteContext) {
  const { db, now } = context;
  return createRouter().openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const asOf = readAsOf(c.req.valid("query").asOf, now());
    const view = await readProjectView(db, project.id, asOf);
    if (view === null) throw notFound(`no project ${project.repo}`);
    return c.json(toProject(view), 200);
  });
}
