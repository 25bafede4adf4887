import { createRoute } from "@hono/zod-openapi";
import { isRepoName } from "@groundswell/core";
import { readEffects } from "@groundswell/db";
import { EffectPage } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { Faults } from "../http/faults.ts";
import { PlainText, StoredDay } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { findWatched } from "../projects/resolve.ts";
import { findStory } from "../stories/resolve.ts";
import { toEffect } from "./to-wire.ts";

const Cursor = z.object({ start: StoredDay, projectId: z.int32(), storyId: PlainText });

const EffectsQuery = PageQuery.extend({
  story: PlainText.max(200).optional().meta({ description: "only after this story: a slug that it bears or bore" }),
  project: PlainText.max(200).optional().meta({
    description: "only of this project: any name that it bears or bore",
    example: "aaif-goose/goose",
  }),
});

const route = createRoute({
  method: "get",
  path: "/effects",
  summary: "What projects' stars did after stories that name them, newest story first",
  request: { query: EffectsQuery },
  responses: {
    200: { description: "a page of effects", content: { "application/json": { schema: EffectPage } } },
    400: problemContent("a parameter is wrong"),
    404: problemContent("no such story, or no such project"),
  },
});

export function effectList(context: RouteContext) {
  return createRouter({ schema: EffectsQuery, check: checkQuery }).openapi(route, async (c) => {
    const query = c.req.valid("query");
    const after = checkQuery(query);
    const found = query.story === undefined ? null : await findStory(context, query.story);
    const project = query.project === undefined ? null : await findWatched(context, query.project);
    const wanted = { storyId: found?.story.id ?? null, projectId: project?.id ?? null, limit: query.limit, after };
    const { items, next } = await readEffects(context.db, wanted);
    return c.json({ items: items.map(toEffect), nextCursor: encodeCursor(next) }, 200);
  });
}

/**
 * Where the page begins.
 * @throws HttpProblem (400) that lists what is wrong
 */
function checkQuery({ cursor, project }: z.output<typeof EffectsQuery>) {
  const faults = new Faults();
  if (project !== undefined && !isRepoName(project)) {
    faults.add("project", `${JSON.stringify(project)} is not an owner/name`);
  }
  const after = faults.of(() => decodeCursor(cursor, Cursor), null);
  faults.throwAny();
  return after;
}
