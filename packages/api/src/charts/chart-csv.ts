import { readSeries, type ProjectRow } from "@groundswell/db";
import { seriesCsv } from "../csv/series-csv.ts";
import type { RouteContext } from "../deps.ts";
import { checkDayRange } from "../http/day-range.ts";
import { toInstant } from "../http/instant.ts";
import type { ChartMetric, ChartOptions } from "./options.ts";

/** The figures of a chart's observed line, by day also where it is drawn by weeks. */
export async function chartCsv(
  context: RouteContext,
  project: ProjectRow,
  metric: ChartMetric,
  { from, to }: ChartOptions,
  requestUrl: string,
): Promise<string> {
  const range = checkDayRange({ from, to }, context.now());
  const query = { metric, interval: "day", asOf: null, ...range } as const;
  const { points, sources, asOf } = await readSeries(context.db, project.id, query);
  const series = { repo: project.repo, metric, interval: "day", points, sources } as const;
  return seriesCsv(context, requestUrl, project.name, { ...series, asOf: toInstant(asOf) });
}
