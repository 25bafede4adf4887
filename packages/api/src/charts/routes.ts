import { toSvg } from "@groundswell/charts";
import { Hono, type Context } from "hono";
import { writtenCsv } from "../csv/written-csv.ts";
import type { RouteContext } from "../deps.ts";
import { notFound } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { buildProjectChart } from "./build-project-chart.ts";
import { chartCsv } from "./chart-csv.ts";
import { embedPage } from "./embed-page.ts";
import { EMBED_HEADERS, SHARED_HEADERS, SVG_HEADERS } from "./headers.ts";
import { CHART_METRICS, parseChartOptions, type ChartMetric } from "./options.ts";
import { splitFile } from "./split-file.ts";

/** `/charts/{owner}/{name}/{metric}.svg`, its figures as `.csv`, and the same chart as a page for an iframe under `/embed`. */
export function chartRoutes(deps: RouteContext) {
  const projectOf = (c: Context) => {
    const { owner = "", name = "" } = c.req.param() as { owner?: string; name?: string };
    return resolveProject(deps, c.req.url, { owner, name });
  };
  const specOf = async (c: Context, metric: ChartMetric) => {
    const project = await projectOf(c);
    return { project, spec: await buildProjectChart(deps, project, metric, parseChartOptions(c.req.query())) };
  };
  return new Hono()
    .get("/charts/:owner/:name/:file", async (c) => {
      const { stem, extension } = splitFile(c.req.param("file"));
      const metric = toMetric(stem);
      if (extension === "csv") {
        const project = await projectOf(c);
        const csv = await chartCsv(deps, project, metric, parseChartOptions(c.req.query()), c.req.url);
        return writtenCsv(c, csv, `${project.repo}-${metric}`, SHARED_HEADERS);
      }
      if (extension !== "svg") throw notFound(`charts come as ${metric}.svg and ${metric}.csv`);
      const { spec } = await specOf(c, metric);
      return c.body(toSvg(spec), 200, SVG_HEADERS);
    })
    .get("/embed/:owner/:name/:metric", async (c) => {
      const { project, spec } = await specOf(c, toMetric(c.req.param("metric")));
      const page = `${deps.publicUrl ?? ""}/${project.repo}`;
      return c.html(embedPage({ title: spec.strings.title, page, svg: toSvg(spec) }), 200, EMBED_HEADERS);
    });
}

function toMetric(text: string): ChartMetric {
  const metric = CHART_METRICS.find((m) => m === text);
  if (metric === undefined)
    throw notFound(`no chart of ${JSON.stringify(text)}; there are ${CHART_METRICS.join(", ")}`);
  return metric;
}
