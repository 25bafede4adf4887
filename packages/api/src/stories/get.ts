import { createRoute } from "@hono/zod-openapi";
import { readEffectsOfStories } from "@groundswell/db";
import { StoryDetail } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { problemContent } from "../http/problem.ts";
import { resolveStory } from "./resolve.ts";
import { toStoryDetail } from "./to-wire.ts";

/** Place of the slug in `/api/v1/stories/{id}`. */
const SLUG_AT = 3;

const route = createRoute({
  method: "get",
  path: "/stories/{id}",
  summary: "One story: whom it names and by which words, what was seen after, and what was said of it when",
  request: {
    params: z.object({ id: z.string().meta({ param: { name: "id", in: "path" }, description: "its slug" }) }),
  },
  responses: {
    200: { description: "the story", content: { "application/json": { schema: StoryDetail } } },
    301: {
      description: "an old slug: the story is at `Location`",
      content: { "application/json": { schema: z.object({ id: z.string(), location: z.string() }) } },
    },
    404: problemContent("no story bears or bore this slug"),
  },
});

export function storyGet(context: RouteContext) {
  return createRouter().openapi(route, async (c) => {
    const found = await resolveStory(context, c.req.url, { id: c.req.valid("param").id, at: SLUG_AT });
    const effects = await readEffectsOfStories(context.db, [found.story.id]);
    return c.json(toStoryDetail(found, effects), 200);
  });
}
