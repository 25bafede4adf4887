import { createRoute } from "@hono/zod-openapi";
import { listReviews } from "@groundswell/db";
import { ReviewPage } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { PlainText, StoredDay } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { toStorySummary } from "../stories/summary.ts";
import { toMention } from "../stories/to-wire.ts";
import { describeReview } from "./describe-review.ts";

const Cursor = z.object({ published: StoredDay, id: PlainText, projectId: z.int32() });

const route = createRoute({
  method: "get",
  path: "/desk/review",
  summary:
    "Words of stories that may name a project and are too unsure to be linked, those of the newest stories first",
  request: { query: PageQuery },
  responses: {
    200: { description: "a page of mentions in doubt", content: { "application/json": { schema: ReviewPage } } },
    400: problemContent("a parameter is wrong"),
  },
});

export function reviewList({ db }: RouteContext) {
  return createRouter({ schema: PageQuery, check: ({ cursor }) => decodeCursor(cursor, Cursor) }).openapi(
    route,
    async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const { items, next } = await listReviews(db, { limit, after: decodeCursor(cursor, Cursor) });
      const reviews = items.map((review) => ({
        story: toStorySummary(review.story),
        mention: toMention(review.mention),
        howTo: describeReview(review),
      }));
      return c.json({ items: reviews, nextCursor: encodeCursor(next) }, 200);
    },
  );
}
