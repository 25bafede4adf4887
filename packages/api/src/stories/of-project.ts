import { StoryPage } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { PageQuery } from "../http/cursor.ts";
import { resolveProject } from "../projects/resolve.ts";
import { projectRoute } from "../projects/route.ts";
import { readCursor, readStoryPage } from "./read-page.ts";

const route = projectRoute("/stories", {
  summary: "Stories that name a project, newest first, with what its stars did after each",
  query: PageQuery,
  answer: StoryPage,
  describes: "a page of stories",
});

export function storiesOfProject(context: RouteContext) {
  return createRouter({ schema: PageQuery, check: readCursor }).openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    return c.json(await readStoryPage(context, c.req.valid("query"), { projectId: project.id }), 200);
  });
}
