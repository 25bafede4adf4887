import { toSvg } from "@groundswell/charts";
import { Hono, type Context } from "hono";
import { html, raw } from "hono/html";
import type { RouteContext } from "../deps.ts";
import { writtenCsv } from "../csv/written-csv.ts";
import { notFound } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { buildProjectChart } from "./build-project-chart.ts";
import { chartCsv } from "./chart-csv.ts";
import { CHART_METRICS, parseChartOptions, type ChartMetric } from "./options.ts";

/** Fresh for five minutes, good for a week when we are not there: an old chart says as of when, an absent one nothing. */
const LIVE = "public, max-age=300, s-maxage=3600, stale-while-revalidate=86400, stale-if-error=604800";

const SHARED_HEADERS = {
  "cache-control": LIVE,
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

/** An image must not be able to do anything, wherever it is opened. */
const SVG_HEADERS = {
  ...SHARED_HEADERS,
  "content-type": "image/svg+xml; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
};

/** An embed may be framed by anybody; it needs no script. */
const EMBED_HEADERS = {
  ...SHARED_HEADERS,
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors *",
};

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
      const [metric, extension] = splitFile(c.req.param("file"));
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
      return c.html(
        html`<!doctype html>
          <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>${spec.strings.title}</title>
              <link rel="canonical" href="${page}" />
              <style>
                html {
                  color-scheme: light dark;
                }
                body {
                  margin: 0;
                }
                a {
                  display: block;
                }
                svg {
                  display: block;
                  width: 100%;
                  height: auto;
                }
              </style>
            </head>
            <body>
              <a href="${page}" target="_blank" rel="noopener">${raw(toSvg(spec))}</a>
            </body>
          </html>`,
        200,
        EMBED_HEADERS,
      );
    });
}

function splitFile(file: string): [ChartMetric, string] {
  const dot = file.lastIndexOf(".");
  return [toMetric(dot < 0 ? file : file.slice(0, dot)), dot < 0 ? "" : file.slice(dot + 1)];
}

function toMetric(text: string): ChartMetric {
  const metric = CHART_METRICS.find((m) => m === text);
  if (metric === undefined)
    throw notFound(`no chart of ${JSON.stringify(text)}; there are ${CHART_METRICS.join(", ")}`);
  return metric;
}
