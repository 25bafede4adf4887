import { createRoute } from "@hono/zod-openapi";
import { listUncovered, QUIET_DAYS, type UncoveredProject } from "@groundswell/db";
import { UncoveredPage, type UncoveredClimber } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { problemContent } from "../http/problem.ts";
import { toProject } from "../projects/view.ts";
import { describeClimber } from "./describe-climber.ts";

const Cursor = z.object({ cautious: z.number().nullable(), id: z.int32() });

const route = createRoute({
  method: "get",
  path: "/desk/uncovered",
  summary: "Projects that gain pace and that no story has named of late, by cautious momentum",
  request: { query: PageQuery },
  responses: {
    200: { description: "a page of projects", content: { "application/json": { schema: UncoveredPage } } },
    400: problemContent("a parameter is wrong"),
  },
});

export function uncoveredList({ db }: RouteContext) {
  return createRouter({ schema: PageQuery, check: ({ cursor }) => decodeCursor(cursor, Cursor) }).openapi(
    route,
    async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const { items, next, newest } = await listUncovered(db, { limit, after: decodeCursor(cursor, Cursor) });
      return c.json(
        { items: items.map(toClimber), nextCursor: encodeCursor(next), asOf: newest, quietDays: QUIET_DAYS },
        200,
      );
    },
  );
}

function toClimber({ view, surgedOn }: UncoveredProject): UncoveredClimber {
  const { repo, name, description, category, stars, momentum, lastStory } = toProject(view);
  const reason = describeClimber({ momentum, surgedOn, lastStory });
  return { repo, name, description, category, stars: stars.value, momentum, surgedOn, lastStory, reason };
}
