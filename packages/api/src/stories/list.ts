import { createRoute } from "@hono/zod-openapi";
import { StoryPage } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { PageQuery } from "../http/cursor.ts";
import { SEARCH_COST } from "../limits/work-budget.ts";
import { PlainText, readSearchText } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { readCursor, readStoryPage } from "./read-page.ts";

const StoriesQuery = PageQuery.extend({
  source: PlainText.max(200).optional().meta({ description: "only of this outlet, as `source` of a story names it" }),
  q: PlainText.max(200).optional().meta({
    description: "part of a title, or of the name or repository of a project that the story names for certain",
  }),
});

const route = createRoute({
  method: "get",
  path: "/stories",
  summary: "Stories that name watched projects, newest first, with what each project's stars did after",
  request: { query: StoriesQuery },
  responses: {
    200: { description: "a page of stories", content: { "application/json": { schema: StoryPage } } },
    400: problemContent("a parameter is wrong"),
    429: problemContent("too much was searched for; `Retry-After` says when to ask again"),
  },
});

export function storyList(context: RouteContext) {
  return createRouter({ schema: StoriesQuery, check: readCursor }).openapi(route, async (c) => {
    const { source, q = "", ...query } = c.req.valid("query");
    const text = readSearchText(q);
    if (text !== null) context.workBudget.spend(SEARCH_COST);
    return c.json(await readStoryPage(context, query, { source: source ?? null, text }), 200);
  });
}
