import { createRoute } from "@hono/zod-openapi";
import { dayOf } from "@groundswell/core";
import { listNoLift } from "@groundswell/db";
import { NoLiftPage } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { toEffect } from "../effects/to-wire.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { PlainText } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";

const Cursor = z.object({ minDetectableRatio: z.number(), projectId: z.int32(), storyId: PlainText });

const route = createRoute({
  method: "get",
  path: "/desk/no-lift",
  summary:
    "Stories of the last year after which no change could be told apart from chance, those first where the smallest could have been",
  request: { query: PageQuery },
  responses: {
    200: { description: "a page of effects", content: { "application/json": { schema: NoLiftPage } } },
    400: problemContent("a parameter is wrong"),
  },
});

export function noLiftList({ db, now }: RouteContext) {
  return createRouter({ schema: PageQuery, check: ({ cursor }) => decodeCursor(cursor, Cursor) }).openapi(
    route,
    async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const after = decodeCursor(cursor, Cursor);
      const { items, next } = await listNoLift(db, { today: dayOf(now()), limit, after });
      return c.json({ items: items.map(toEffect), nextCursor: encodeCursor(next) }, 200);
    },
  );
}
