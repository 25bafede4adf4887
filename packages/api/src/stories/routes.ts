import { createRoute } from "@hono/zod-openapi";
import { listStories, readStory, type StoryWithMentions } from "@groundswell/db";
import { Story, StoryPage } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { PlainText } from "../http/params.ts";
import { notFound, problemContent } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { projectRoute } from "../projects/route.ts";
import { toStorySummary } from "../projects/view.ts";

const Cursor = z.object({ published: PlainText, id: PlainText });
const page = { description: "a page of stories", content: { "application/json": { schema: StoryPage } } } as const;

const listRoute = createRoute({
  method: "get",
  path: "/stories",
  summary: "Stories that name watched projects, newest first",
  request: { query: PageQuery },
  responses: { 200: page, 400: problemContent("a parameter is wrong") },
});

const ofProjectRoute = projectRoute("/stories", {
  summary: "Stories that name a project, newest first",
  query: PageQuery,
  answer: StoryPage,
  describes: "a page of stories",
});

const getRoute = createRoute({
  method: "get",
  path: "/stories/{id}",
  summary: "One story",
  request: { params: z.object({ id: z.string().meta({ param: { name: "id", in: "path" } }) }) },
  responses: {
    200: { description: "the story", content: { "application/json": { schema: Story } } },
    404: problemContent("no such story"),
  },
});

export function storyRoutes(context: RouteContext) {
  const { db } = context;
  const readPage = async (projectId: number | null, query: z.output<typeof PageQuery>) => {
    const after = decodeCursor(query.cursor, Cursor);
    const { items, next } = await listStories(db, { projectId, limit: query.limit, after });
    return { items: items.map(toStory), nextCursor: next === null ? null : encodeCursor(next) };
  };
  return createRouter({ schema: PageQuery, check: ({ cursor }) => decodeCursor(cursor, Cursor) })
    .openapi(listRoute, async (c) => c.json(await readPage(null, c.req.valid("query")), 200))
    .openapi(ofProjectRoute, async (c) => {
      const project = await resolveProject(context, c.req.url, c.req.valid("param"));
      return c.json(await readPage(project.id, c.req.valid("query")), 200);
    })
    .openapi(getRoute, async (c) => {
      const { id } = c.req.valid("param");
      const story = PlainText.safeParse(id).success ? await readStory(db, id) : null;
      if (story === null) throw notFound(`no story ${JSON.stringify(id)}`);
      return c.json(toStory(story), 200);
    });
}

function toStory(story: StoryWithMentions): Story {
  return { ...toStorySummary(story), publishedNote: story.publishedNote, mentions: story.mentions };
}
