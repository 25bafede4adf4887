import { createRoute } from "@hono/zod-openapi";
import { listOutlets } from "@groundswell/db";
import { OutletPage } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { decodeCursor, encodeCursor, PageQuery } from "../http/cursor.ts";
import { problemContent } from "../http/problem.ts";
import { describeOutlet } from "./describe-outlet.ts";

/** Where a page ended: outlets with most weeks to judge by come first, then those with most weeks. */
const Cursor = z.object({ n: z.int(), setAside: z.int(), source: z.string() });
type Cursor = z.infer<typeof Cursor>;

const route = createRoute({
  method: "get",
  path: "/desk/outlets",
  summary: "What the weeks after each outlet's stories were like, the outlets with most of them first",
  request: { query: PageQuery },
  responses: {
    200: { description: "a page of outlets", content: { "application/json": { schema: OutletPage } } },
    400: problemContent("a parameter is wrong"),
  },
});

export function outletList({ db }: RouteContext) {
  return createRouter({ schema: PageQuery, check: ({ cursor }) => decodeCursor(cursor, Cursor) }).openapi(
    route,
    async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const after = decodeCursor(cursor, Cursor);
      const left = (await listOutlets(db)).filter((outlet) => after === null || compare(after, outlet) < 0);
      const items = left.slice(0, limit).map(({ source, n, ratio, roseWith, setAside }) => {
        const figures = { n, ratio, roseWith, setAside };
        return { source, ...figures, sentence: describeOutlet(figures) };
      });
      const last = items.at(-1);
      const isMore = left.length > items.length && last !== undefined;
      const { n = 0, setAside = 0, source = "" } = last ?? {};
      return c.json({ items, nextCursor: isMore ? encodeCursor({ n, setAside, source }) : null }, 200);
    },
  );
}

/** As the database orders them: sources by code points. */
function compare(a: Cursor, b: Cursor): number {
  return (
    b.n - a.n || b.n + b.setAside - a.n - a.setAside || Buffer.compare(Buffer.from(a.source), Buffer.from(b.source))
  );
}
