import { createRoute } from "@hono/zod-openapi";
import type { InstantMs } from "@groundswell/core";
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
import { ALL_DAYS, checkDayRange } from "../http/day-range.ts";
import { Faults } from "../http/faults.ts";
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
  const { db } = context;
  const check = (query: z.output<typeof SeriesQuery>) => readSpan(query, context.now());
  return createRouter({ schema: SeriesQuery, check }).openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const query = c.req.valid("query");
    const { metric, interval, format } = query;
    const span = check(query);
    // How far releases are known is when they were looked at last, which changes without a new fact.
    if (metric === "releases" && span.asOf === null) c.header("cache-control", MADE_ANEW);
    const series = await readSeries(db, project.id, { metric, interval, ...span });
    const answer: Series = {
      repo: project.repo,
      metric,
      interval,
      points: series.points,
      sources: series.sources,
      asOf: toInstant(series.asOf),
    };
    if (format === "csv") {
      return writtenCsv(c, seriesCsv(context, c.req.url, project.name, answer), `${project.repo}-${metric}`);
    }
    return writtenJson<Series>(c, Buffer.from(JSON.stringify(answer)));
  });
}

/** @throws HttpProblem (400) that lists every fault */
function readSpan(query: z.output<typeof SeriesQuery>, now: InstantMs) {
  const { from = null, to = null, asOf } = query;
  const faults = new Faults();
  const range = faults.of(() => checkDayRange({ from, to }, now), ALL_DAYS);
  const instant = faults.of(() => readAsOf(asOf, now), null);
  faults.throwAny();
  return { ...range, asOf: instant };
}
