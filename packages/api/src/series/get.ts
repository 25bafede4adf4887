import { createRoute } from "@hono/zod-openapi";
import { readSeries } from "@groundswell/db";
import { Day, Interval, Metric, Series } from "@groundswell/wire";
import { z } from "zod";
import { CSV_CONTENT, FormatQuery } from "../csv/format.ts";
import { seriesCsv } from "../csv/series-csv.ts";
import { writtenCsv } from "../csv/written-csv.ts";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { MOVED, RepoParams } from "../http/params.ts";
import { checkDayRange } from "../http/day-range.ts";
import { problemContent } from "../http/problem.ts";
import { MADE_ANEW } from "../http/response-cache.ts";
import { writtenJson } from "../http/written-json.ts";
import { resolveProject } from "../projects/resolve.ts";
import { toInstant } from "../http/instant.ts";

const SeriesQuery = z.object({
  metric: Metric.default("stars"),
  interval: Interval.default("day"),
  from: Day.optional().meta({ description: "first day; default: the first with a figure" }),
  to: Day.optional().meta({ description: "last day; default: the last with a figure" }),
  asOf: AsOfQuery.shape.asOf,
  format: FormatQuery.shape.format,
});

const route = createRoute({
  method: "get",
  path: "/projects/{owner}/{name}/series",
  summary: "A project's figures over time; days without a figure are null, never zero",
  request: { params: RepoParams, query: SeriesQuery },
  responses: {
    200: { description: "the series", content: { "application/json": { schema: Series }, ...CSV_CONTENT } },
    301: MOVED,
    400: problemContent("a parameter is wrong"),
    404: problemContent("no watched project is or was called so"),
  },
});

export function seriesGet(context: RouteContext) {
  const { db, now } = context;
  return createRouter().openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const { metric, interval, from = null, to = null, asOf, format } = c.req.valid("query");
    const range = checkDayRange({ from, to }, now());
    const asOfMs = readAsOf(asOf, now());
    // How far releases are known is when they were looked at last, which changes without a new fact.
    if (metric === "releases" && asOf === undefined) c.header("cache-control", MADE_ANEW);
    const series = await readSeries(db, project.id, { metric, interval, ...range, asOf: asOfMs });
    const answer: Series = {
      repo: project.repo,
      metric,
      interval,
      points: series.points,
      sources: series.sources,
      asOf: series.asOf === null ? null : toInstant(series.asOf),
    };
    if (format === "csv") {
      return writtenCsv(c, seriesCsv(context, c.req.url, project.name, answer), `${project.repo}-${metric}`);
    }
    return writtenJson<Series>(c, Buffer.from(JSON.stringify(answer)));
  });
}
