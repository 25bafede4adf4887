import { expect } from "vitest";
import type { ChartSpec } from "../spec.ts";
import { toChartJs, type LineConfiguration } from "../to-chart-js.ts";
import { toSvg } from "../to-svg.ts";
import { toTable } from "../to-table.ts";
import { expectSameSeries, readAnnotations } from "./expect-same-series.ts";
import { readPlot, type Plot } from "./read-plot.ts";
import { findAll, readXml, textOf, type Element } from "./read-svg.ts";

/**
 * The SVG, Chart.js and the table say the same of figures, domains, ticks, gaps, names and markers; and the SVG is a
 * sound and harmless image.
 * @returns how many joining lines and bars were compared
 */
export function expectSameChart(spec: ChartSpec): number {
  const xml = toSvg(spec);
  const svg = readXml(xml);
  expectSoundImage(xml, svg, spec);
  const config = toChartJs(spec);
  const plot = readPlot(svg, config);
  expectSameTicks(svg, config, plot, spec);
  const count = expectSameSeries(svg, config, plot, spec);
  expectSameNames(svg, config, spec);
  expectSameMarkers(svg, config, plot, spec);
  expectSameTable(spec);
  return count;
}

const ELEMENTS = new Set(["svg", "title", "desc", "style", "rect", "g", "text", "tspan", "path", "circle"]);

/** Whatever names and texts it is given: elements of our own only, no event, no reference to anything outside. */
export function expectSoundImage(xml: string, svg: Element, { strings }: Pick<ChartSpec, "strings">): void {
  expect(xml).not.toMatch(/="[^"]*(?:NaN|undefined|Infinity)/);
  const [title, desc] = svg.children;
  expect([svg.name, title?.name, title?.text, desc?.name, desc?.text]).toEqual([
    ...["svg", "title", strings.title, "desc", strings.alt],
  ]);
  expect(svg.attributes).toMatchObject({ role: "img" });
  const visit = (element: Element) => {
    const harmful = Object.entries(element.attributes).filter(
      ([name, value]) => /^on|href|^src/i.test(name) || (name !== "xmlns" && /url\(|https?:|javascript:/i.test(value)),
    );
    if (!ELEMENTS.has(element.name) || harmful.length > 0) expect.fail(`<${element.name}> ${harmful.join()}`);
    element.children.forEach(visit);
  };
  visit(svg);
}

function expectSameTicks(svg: Element, config: LineConfiguration, plot: Plot, spec: ChartSpec) {
  for (const name of ["x", "y"] as const) {
    const options = config.options?.scales?.[name];
    const axis: { ticks: { value: number }[] } = { ticks: [{ value: -1 }] };
    options?.afterBuildTicks?.(axis as never);
    const callback = options?.ticks?.callback as unknown as (value: number) => string;
    const drawn = findAll(svg, `data-${name}`);
    expect(drawn.map((e) => [Number(e.attributes[`data-${name}`]), e.text])).toEqual(
      axis.ticks.map((tick) => [tick.value, callback(tick.value)]),
    );
    expect([options?.min, options?.max]).toEqual(spec[name].domain);
    for (const tick of axis.ticks) {
      expect(tick.value).toBeGreaterThanOrEqual(spec[name].domain[0]);
      expect(tick.value).toBeLessThanOrEqual(spec[name].domain[1]);
    }
  }
  const ys = findAll(svg, "data-y");
  const base = Number(ys[0]?.attributes["y"]) - plot.y(Number(ys[0]?.attributes["data-y"]));
  for (const e of ys) {
    expect(Math.abs(Number(e.attributes["y"]) - base - plot.y(Number(e.attributes["data-y"])))).toBeLessThan(0.21);
  }
}

function readColour(dataset: { borderColor?: unknown } | undefined): unknown {
  return dataset?.borderColor;
}

/** A series has one colour and one name, and the legend's sample of it the colour and a style that it is drawn in. */
function expectSameNames(svg: Element, config: LineConfiguration, spec: ChartSpec) {
  const groups = new Map(findAll(svg, "data-series").map(({ attributes }) => [attributes["data-series"], attributes]));
  const { datasets } = config.data;
  expect(datasets.map((_, index) => groups.get(String(index))?.["stroke"])).toEqual(datasets.map(readColour));
  const named = spec.strings.legend.filter(({ series }) => series !== null);
  const several = datasets.length > 1 ? datasets.filter(({ data }) => data.some(({ y }) => y !== null)) : [];
  expect(named.map((entry) => entry.text)).toEqual(several.map((dataset) => dataset.label));
  const samples = findAll(svg, "data-legend").filter((sample) => sample.attributes["data-legend"] !== "any");
  for (const { name, attributes } of samples) {
    const series = Number(attributes["data-legend"]);
    const { quality } = named.find((entry) => entry.series === series) ?? {};
    expect(attributes[name === "rect" ? "fill" : "stroke"]).toBe(readColour(datasets[series]));
    const { draw, points } = spec.series[series] ?? { draw: "line", points: [] };
    expect(draw === "average" ? ["observed"] : points.map((p) => p.quality)).toContain(quality);
  }
}

function expectSameMarkers(svg: Element, config: LineConfiguration, plot: Plot, spec: ChartSpec) {
  const annotations = readAnnotations(config).flatMap(([key, value]) => (key.startsWith("gap-") ? [] : [value]));
  const numbers = annotations.filter((a) => a.type === "label");
  const badges = findAll(svg, "data-marker");
  expect(badges.map((b) => [b.attributes["data-marker"], Number(b.attributes["data-at"])])).toEqual(
    numbers.map((a) => [a.content, Math.round(a.xValue * 10) / 10]),
  );
  for (const [i, badge] of badges.entries()) {
    const [shape] = badge.children;
    const { cx, x, width } = shape?.attributes ?? {};
    const centre = cx === undefined ? Number(x) + Number(width) / 2 : Number(cx);
    expect(Math.abs(centre - plot.x(numbers[i]?.xValue ?? NaN))).toBeLessThan(0.16);
    expect(["", numbers[i]?.content]).toContain(textOf(badge));
  }
  const boxes = annotations.filter((a) => a.type === "box");
  const bands = findAll(svg, "data-band").map(({ attributes: a }) => [
    Number(a["x"]),
    Number(a["x"]) + Number(a["width"]),
  ]);
  expect(bands).toHaveLength(boxes.length);
  for (const [i, [left = NaN, right = NaN]] of bands.entries()) {
    expect(Math.abs(left - plot.x(boxes[i]?.xMin ?? NaN))).toBeLessThan(0.16);
    expect(right).toBeGreaterThanOrEqual(plot.x(boxes[i]?.xMax ?? NaN) - 0.16);
  }
  const items = spec.markers.flatMap((m) => m.items);
  expect(boxes.length + annotations.filter((a) => a.type === "line").length).toBe(items.length);
}

/** A row for each place that has a point, and in it every figure as it is. */
function expectSameTable(spec: ChartSpec) {
  const { columns, rows } = toTable(spec);
  expect(columns.slice(1, -1)).toEqual(spec.series.map(({ label }) => label));
  const places = [...new Set(spec.series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  expect(rows).toHaveLength(places.length);
  for (const [index, { points, last }] of spec.series.entries()) {
    const figures = new Map(points.map(({ x, y }) => [x, y]));
    expect(rows.map(({ cells }) => cells[index]?.value)).toEqual(places.map((x) => figures.get(x) ?? null));
    // As it is told beside the line's end, so it is told in the table.
    if (last !== null) expect(rows[places.indexOf(last.x)]?.cells[index]?.text).toBe(last.text);
  }
}
