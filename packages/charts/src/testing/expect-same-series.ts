import type { ChartDataset } from "chart.js";
import { expect } from "vitest";
import type { MarkerAnnotation } from "../chart-js/chart-js-markers.ts";
import { BAR_STYLES } from "../palette.ts";
import type { ChartSpec, SpecSeries } from "../spec.ts";
import type { ChartJsPoint, LineConfiguration } from "../to-chart-js.ts";
import { expectNear } from "./expect-near.ts";
import type { Plot } from "./read-plot.ts";
import { findAll, readPolylines, type Element } from "./read-svg.ts";

type Line = ChartDataset<"line", ChartJsPoint[]>;
type Bars = ChartDataset<"bar", ChartJsPoint[]>;

/**
 * Both renderers draw the same lines in the same styles, broken at the same gaps, and the same bars.
 * @returns how many joining lines and bars were compared
 */
export function expectSameSeries(svg: Element, config: LineConfiguration, plot: Plot, spec: ChartSpec): number {
  const groups = findAll(svg, "data-series");
  expect(groups).toHaveLength(config.data.datasets.length);
  let count = 0;
  for (const [index, dataset] of config.data.datasets.entries()) {
    const series = spec.series[index];
    const drawn = groups.find((group) => group.attributes["data-series"] === String(index))?.children ?? [];
    if (series === undefined) throw new Error("a dataset of no series");
    expect(dataset.label).toBe(series.label);
    // To the last digit: the figures are the spec's own.
    expect(dataset.data.map(({ y }) => y)).toEqual(series.points.map(({ y }) => y));
    if (dataset.type === "bar") count += expectSameBars(drawn, dataset, plot, series);
    else if (dataset.type === "line") count += expectSameLine(drawn, dataset, plot, spec);
  }
  expectSameBarGaps(groups, config, plot);
  return count;
}

interface Link {
  from: [number, number];
  to: [number, number];
  dash: string;
}

function expectSameLine(drawn: Element[], dataset: Line, plot: Plot, spec: ChartSpec): number {
  expect(dataset.spanGaps).toBe(false);
  const links: Link[] = [];
  const dots: [number, number][] = [];
  const radii = dataset.pointRadius as number[];
  const end = dataset.data.findLastIndex((p) => p.y !== null);
  const { borderDash } = dataset.segment as { borderDash: (context: object) => number[] };
  for (const [i, { x, y }] of dataset.data.entries()) {
    if (y === null) continue;
    const next = dataset.data[i + 1];
    const isLone = (dataset.data[i - 1]?.y ?? null) === null && (next?.y ?? null) === null;
    if ((radii[i] ?? 0) > 0 !== (isLone || i === end)) expect.fail(`a dot too many or too few at ${i}`);
    if (isLone) dots.push([plot.x(x), plot.y(y)]);
    if (next === undefined || next.y === null) continue;
    const dash = borderDash({ p0DataIndex: i, p1DataIndex: i + 1 }).join(" ");
    links.push({ from: [plot.x(x), plot.y(y)], to: [plot.x(next.x), plot.y(next.y)], dash });
  }
  expectSameLinks(drawn, links, spec);
  const dotPath = drawn.find((e) => "data-dots" in e.attributes)?.attributes["d"] ?? "";
  expectNear(readPolylines(dotPath).flat(), dots);
  return links.length;
}

function expectSameLinks(drawn: Element[], expected: Link[], spec: ChartSpec) {
  const links: Link[] = [];
  const scale = Math.min(2.5, Math.max(1, Math.min(spec.size.width / 960, spec.size.height / 500)));
  for (const path of drawn.filter((e) => "data-quality" in e.attributes)) {
    const dashes = (path.attributes["stroke-dasharray"] ?? "").split(" ").filter((d) => d !== "");
    const dash = dashes.map((d) => Math.round((Number(d) / scale) * 2) / 2).join(" ");
    for (const line of readPolylines(path.attributes["d"] ?? "")) {
      for (const [i, to] of line.entries()) {
        const from = line[i - 1];
        if (from !== undefined) links.push({ from, to, dash });
      }
    }
  }
  // Each style is a path of its own in the SVG: within a style both are in the order of time.
  for (const dash of new Set([...links, ...expected].map((l) => l.dash))) {
    const [a, b] = [links, expected].map((all) => all.filter((l) => l.dash === dash).flatMap((l) => [l.from, l.to]));
    expectNear(a ?? [], b ?? []);
  }
}

function expectSameBars(drawn: Element[], dataset: Bars, plot: Plot, { points }: SpecSeries): number {
  // Chart.js asks for the width in pixels of the axis as it lies; a test gives it the SVG's.
  const thickness = dataset.barThickness as unknown as (context: object) => number;
  const width = thickness({ chart: { scales: { x: { getPixelForValue: plot.x } } } });
  const figures = dataset.data.map(({ x, y }, i) => ({ x, y, quality: points[i]?.quality ?? "missing" }));
  let count = 0;
  for (const path of drawn.filter((e) => "data-quality" in e.attributes)) {
    const { quality } = { quality: path.attributes["data-quality"] };
    const own = figures.filter((f) => f.quality === quality).flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]));
    const lines = readPolylines(path.attributes["d"] ?? "");
    expect(Math.abs(Number(path.attributes["data-width"]) - width)).toBeLessThan(0.01);
    const isOutlined = quality !== undefined && BAR_STYLES[quality as keyof typeof BAR_STYLES].outline;
    const bars = lines.map((line) => {
      const [foot = [NaN, NaN], head = [NaN, NaN], corner = head] = line;
      return [(head[0] + corner[0]) / 2, foot[1], head[1]];
    });
    expect(lines.every((line) => line.length === (isOutlined ? 4 : 2))).toBe(true);
    expectNear(
      bars,
      own.map(({ x, y }) => [plot.x(x), plot.y(0), plot.y(y)]),
    );
    count += own.length;
  }
  expect(count).toBe(figures.filter(({ y }) => y !== null).length);
  return count;
}

interface Annotated {
  annotation: { annotations: Record<string, MarkerAnnotation> };
}

export function readAnnotations(config: LineConfiguration): [string, MarkerAnnotation][] {
  return Object.entries((config.options?.plugins as unknown as Annotated).annotation.annotations);
}

function expectSameBarGaps(groups: Element[], config: LineConfiguration, plot: Plot) {
  const drawn = groups.flatMap((group) => group.children.filter((e) => "data-gaps" in e.attributes));
  const lines = drawn.flatMap((e) => readPolylines(e.attributes["d"] ?? "").map((line) => line.flat()));
  const gaps = readAnnotations(config).flatMap(([key, gap]) =>
    key.startsWith("gap-") && gap.type === "line" ? [gap] : [],
  );
  expectNear(
    lines,
    gaps.map(({ xMin, xMax, yMin = NaN, yMax = NaN }) => [plot.x(xMin), plot.y(yMin), plot.x(xMax), plot.y(yMax)]),
  );
}
