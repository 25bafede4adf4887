import { buildSpec, toSvg, type ChartFacts } from "@groundswell/charts";
import type { RouteContext } from "../../deps.ts";
import type { NewRender } from "../../pins/answer-pinned.ts";
import { drawPng } from "../draw-png.ts";
import type { FoundChart } from "../find-chart.ts";
import { chartCsv } from "../csv/chart-csv.ts";
import { PICTURE_COST } from "../../limits/work-budget.ts";
import { MEDIA_TYPES, type ChartFormat } from "./format.ts";
import { chartJson } from "./json.ts";
import { placeOf } from "./site.ts";

/** Draws what a chart tells in one of its forms. @throws PngError when the picture can't be made */
export async function renderChart(
  context: RouteContext,
  requestUrl: string,
  found: FoundChart,
  facts: ChartFacts,
  format: ChartFormat,
): Promise<NewRender> {
  const mediaType = MEDIA_TYPES[format];
  const place = placeOf(context, requestUrl, found, format);
  switch (format) {
    case "svg":
      return { mediaType, body: toSvg(buildSpec(facts, found.looks)) };
    case "png":
      context.workBudget.spend(PICTURE_COST);
      return { mediaType, body: await drawPng(toSvg(buildSpec(facts, found.looks))) };
    case "csv":
      return { mediaType, body: chartCsv(context, place, facts) };
    case "json":
      return { mediaType, body: JSON.stringify(chartJson(place, facts, found.looks, context.now())) };
  }
}
