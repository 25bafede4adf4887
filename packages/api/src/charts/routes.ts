import type { ChartFacts } from "@groundswell/charts";
import { Hono } from "hono";
import type { RouteContext } from "../deps.ts";
import { sayGoodUntil } from "../http/good-until.ts";
import { notFound } from "../http/problem.ts";
import { answerPinned } from "../pins/answer-pinned.ts";
import { answerFault } from "./answers/fault.ts";
import { CHART_FORMATS, type ChartFormat } from "./answers/format.ts";
import { renderChart } from "./answers/render-chart.ts";
import { readFaultLooks } from "./fault-looks.ts";
import { findChart, type FoundChart } from "./find-chart.ts";
import { PINNED_HEADERS, SHARED_HEADERS, SVG_POLICY } from "./headers.ts";
import { splitFile } from "./split-file.ts";

const ROOT = "/charts/";

/** Charts of every kind, as `.svg`, `.png`, `.csv` and `.json`. */
export function chartRoutes(context: RouteContext) {
  return new Hono().get(`${ROOT}*`, async (c) => {
    const url = new URL(c.req.url);
    const { stem, extension } = splitPath(url.pathname.slice(ROOT.length));
    try {
      const format = readFormat(stem, extension);
      const found = await findChart(context, url.href, stem, url.searchParams);
      return await answerChart(context, url.href, found, format);
    } catch (error) {
      return answerFault(context, error, extension, readFaultLooks(url.searchParams));
    }
  });
}

async function answerChart(
  context: RouteContext,
  requestUrl: string,
  found: FoundChart,
  format: ChartFormat,
): Promise<Response> {
  const { pin } = found;
  if (pin === null) {
    const { mediaType, body } = await renderChart(context, requestUrl, found, found.facts, format);
    return toResponse(found, format, mediaType, body, { ...SHARED_HEADERS, ...sayGoodUntil(found.goodUntil) });
  }
  // No looks decide a byte of a table.
  const wanted = { looksKey: format === "csv" ? "" : found.looksKey, format, renderVersion: pin.renderVersion };
  const { mediaType, body } = await answerPinned(context, pin.chart, {
    ...wanted,
    render: (facts) => renderChart(context, requestUrl, found, facts, format),
  });
  return toResponse(found, format, mediaType, body, PINNED_HEADERS);
}

function toResponse(
  { facts }: FoundChart,
  format: ChartFormat,
  mediaType: string,
  body: string | Uint8Array,
  headers: Record<string, string>,
): Response {
  return new Response(typeof body === "string" ? body : Uint8Array.from(body), {
    headers: {
      ...headers,
      ...(format === "svg" ? SVG_POLICY : {}),
      ...(format === "csv" ? { "content-disposition": `attachment; filename="${nameFile(facts)}.csv"` } : {}),
      "content-type": mediaType,
    },
  });
}

/** Whatever is no letter or digit becomes a hyphen. */
function nameFile(facts: ChartFacts): string {
  const name = facts.kind === "effect" ? `${facts.effect.repo}-${facts.effect.story.id}` : facts.id;
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

/** A path and what its last part ends with: other parts may have dots, too. */
function splitPath(path: string): { stem: string; extension: string } {
  const slash = path.lastIndexOf("/") + 1;
  const { stem, extension } = splitFile(path.slice(slash));
  return { stem: path.slice(0, slash) + stem, extension };
}

/** @throws HttpProblem (404) that says in which forms there are charts */
function readFormat(stem: string, extension: string): ChartFormat {
  const format = CHART_FORMATS.find((one) => one === extension);
  if (format !== undefined) return format;
  const name = stem.slice(stem.lastIndexOf("/") + 1);
  const forms = CHART_FORMATS.map((one) => `${name}.${one}`);
  throw notFound(`charts come as ${forms.join(", ")}`);
}
