import { createRoute } from "@hono/zod-openapi";
import { Comparison } from "@groundswell/wire";
import { compareCsv } from "../csv/compare-csv.ts";
import { writtenCsv } from "../csv/written-csv.ts";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { CSV_CONTENT } from "../csv/format.ts";
import { problemContent } from "../http/problem.ts";
import { rememberWritten } from "../http/remember-written.ts";
import { MADE_ANEW } from "../http/response-cache.ts";
import { writtenJson } from "../http/written-json.ts";
import { compareFacts } from "./compare-facts.ts";
import { compareTotals } from "./compare-totals.ts";
import { alsoChecked, CompareParams, readCompareQuery } from "./query.ts";
import { rememberSpans } from "./remember-spans.ts";
import { toComparison, writeComparison } from "./to-wire.ts";

const route = createRoute({
  method: "get",
  path: "/compare",
  summary:
    "Series of several projects beside each other: by date, by age, or each as a share of its own value on one day",
  request: { query: CompareParams },
  responses: {
    200: { description: "the aligned series", content: { "application/json": { schema: Comparison }, ...CSV_CONTENT } },
    400: problemContent("a parameter is wrong, or a project is not known"),
    429: problemContent("too much work was asked for; `Retry-After` says when to ask again"),
  },
});

export function compareGet(context: RouteContext) {
  const { db } = context;
  const readSpans = rememberSpans(db);
  const writeOnce = rememberWritten();
  return createRouter(alsoChecked(context)).openapi(route, async (c) => {
    const asked = c.req.valid("query");
    const query = await readCompareQuery(context, asked);
    const { metric, asOf } = query;
    context.workBudget.spend(query.projects.length);
    // How far releases are known is when they were looked at last, which changes without a new fact.
    if (metric === "releases" && asOf === null) c.header("cache-control", MADE_ANEW);
    const isCached = (metric === "stars" || metric === "forks") && asOf === null;
    const compared = isCached ? await compareTotals(db, readSpans, query, metric) : await compareFacts(db, query);
    if (asked.format === "csv") {
      const csv = compareCsv(context, c.req.url, toComparison(query, compared));
      return writtenCsv(c, csv, `compare-${metric}-by-${query.align}`);
    }
    const write = () => writeComparison(query, compared);
    return writtenJson<Comparison>(c, compared.from === null ? write() : writeOnce(compared.from, write));
  });
}
