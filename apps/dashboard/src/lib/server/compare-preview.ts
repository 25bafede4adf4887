import type { Client } from "@groundswell/client";
import type { ChartSpec } from "@groundswell/charts";
import { lineColour } from "#lib/chart/line-colour.ts";
import { compareOptions, NO_COMPARISON } from "#lib/compare/compare-query.ts";
import type { CompareExample } from "#lib/compare/examples.ts";
import { unlessMissing } from "#lib/server/ask.ts";
import { PREVIEW, type PreviewedExample, type PreviewLine } from "#lib/compare/preview.ts";

/** The examples with their lines drawn from the very charts that they lead to; one that can't be drawn is left out. */
export async function previewExamples(
  api: Pick<Client, "chart">,
  examples: readonly CompareExample[],
): Promise<PreviewedExample[]> {
  const drawn = await Promise.all(examples.map((example) => unlessMissing(previewExample(api, example))));
  return drawn.filter((one) => one !== null);
}

async function previewExample(api: Pick<Client, "chart">, example: CompareExample): Promise<PreviewedExample> {
  const totals = await readLines(api, example, "stars");
  if (totals.some(isLine)) return { ...example, metric: "stars", lines: totals };
  const surviving = await readLines(api, example, "surviving");
  return surviving.some(isLine)
    ? { ...example, metric: "surviving", lines: surviving }
    : { ...example, metric: "stars", lines: totals };
}

async function readLines(
  api: Pick<Client, "chart">,
  { projects, align, from }: CompareExample,
  metric: PreviewedExample["metric"],
): Promise<PreviewLine[]> {
  const options = compareOptions({ ...NO_COMPARISON, projects: projects.map(({ repo }) => repo), align, from });
  const { spec } = await api.chart(`compare/${metric}`, { ...options, width: 320, height: 240 });
  // A comparison is drawn in lines; its spec is what our own API has made by the type's own rules.
  return drawLines(spec as ChartSpec);
}

function isLine({ path }: PreviewLine): boolean {
  return path.includes("L");
}

/** Lines of a chart in the preview's own units, as large as they fit. */
export function drawLines({ series }: Pick<ChartSpec, "series">): PreviewLine[] {
  const known = series.flatMap(({ points }) => points.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }])));
  const placeX = scale(
    known.map(({ x }) => x),
    [1, PREVIEW.width - 1],
  );
  const placeY = scale(
    known.map(({ y }) => y),
    [PREVIEW.height - 2, 2],
  );
  return series.map(({ key, label, colour, points }) => {
    let isDown = false;
    let path = "";
    for (const { x, y } of points) {
      if (y !== null) path += `${isDown ? "L" : "M"}${placeX(x)} ${placeY(y)}`;
      isDown = y !== null;
    }
    return { repo: key, name: label, colour: lineColour(colour), path };
  });
}

function scale(values: readonly number[], [start, end]: readonly [number, number]) {
  const from = values.reduce((least, value) => Math.min(least, value), Infinity);
  const to = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return (value: number) => Math.round(start + ((value - from) / (to - from || 1)) * (end - start));
}
