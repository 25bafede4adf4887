import fc from "fast-check";
import { addDays, type Interval, type Quality } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./build-chart-spec.ts";
import type { MarkerAnnotation } from "./chart-js-markers.ts";
import type { ChartInput, ChartSpec, MarkerKind } from "./spec.ts";
import { findAll, readPolylines, readXml, textOf, type Element } from "./testing/read-svg.ts";
import { HOSTILE } from "./testing/samples.ts";
import { toChartJs, type LineConfiguration } from "./to-chart-js.ts";
import { toSvg } from "./to-svg.ts";

/** Coordinates are written to a tenth of a pixel. */
const TOLERANCE_PX = 0.0501;

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 40 }));
const day = fc.integer({ min: -40, max: 1400 }).map((n) => addDays("2023-08-20", n));
const value = fc.oneof(
  fc.integer({ min: 0, max: 200_000 }),
  fc.integer({ min: -5_000, max: 5_000 }),
  fc.double({ min: -1e12, max: 1e15, noNaN: true }),
  fc.constantFrom(0, 1, Number.NaN, Infinity, null),
);
const quality = fc.constantFrom<Quality>("observed", "archived", "surviving", "settling");
const point = fc.record({ t: day, value, quality, receipt: fc.constantFrom("1-0123456789abcdef", null) });
/** A stretch of neighbouring days, so that there are lines to draw, and some strays. */
const points = fc
  .tuple(
    day,
    fc.array(fc.record({ value, quality }), { maxLength: 60, size: "max" }),
    fc.array(point, { maxLength: 8 }),
  )
  .map(([start, run, strays]) => [...run.map((p, i) => ({ t: addDays(start, i), receipt: null, ...p })), ...strays]);
const marker = fc.record({
  t: day,
  plusMinusDays: fc.constantFrom(0, 0, 3, 15),
  kind: fc.constantFrom<MarkerKind>("release", "release", "story", "event"),
  label: text,
  url: fc.constantFrom("https://example.org/a", "javascript:alert(1)", null),
});
const input: fc.Arbitrary<ChartInput> = fc.record({
  id: text,
  title: text,
  subject: fc.option(text, { nil: null }),
  note: fc.option(text, { nil: null }),
  subtitle: fc.option(text, { nil: null }),
  metricLabel: fc.constantFrom("Stars", "Net change per day", "Forks"),
  series: fc.array(fc.record({ key: text, label: text, points }), { maxLength: 4 }),
  interval: fc.constantFrom<Interval>("day", "day", "day", "week", "month"),
  markers: fc.array(marker, { maxLength: 40 }),
  scale: fc.constantFrom("linear", "log"),
  yFrom: fc.constantFrom("zero", "data"),
  theme: fc.constantFrom("light", "dark", "auto"),
  width: fc.integer({ min: 100, max: 2000 }),
  height: fc.integer({ min: 100, max: 1200 }),
  from: fc.option(fc.constant("2023-09-01")),
  to: fc.option(fc.constantFrom("2023-09-01", "2026-08-22")),
  asOf: fc.constantFrom("2026-08-22T04:07:20Z", "2026-08-22", "soon", null),
  sources: fc.array(text, { maxLength: 3 }),
  notice: fc.option(text),
});

test("both renderers agree on domain, ticks, gaps, lines, their names and markers, whatever the figures", () => {
  let lines = 0;
  fc.assert(
    fc.property(input, (given) => {
      const spec = buildChartSpec(given);
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      const xml = toSvg(spec);
      expect(xml).not.toMatch(/="[^"]*(?:NaN|undefined|Infinity)/);
      const svg = readXml(xml);
      const config = toChartJs(spec);
      const plot = readProjection(svg, config);
      expectSameTicks(svg, config, plot, spec);
      lines += expectSameLines(svg, config, plot, spec);
      expectSameNames(svg, config, spec);
      expectSameMarkers(svg, config, plot, spec);
    }),
    { numRuns: 250, seed: 20_260_822 },
  );
  expect(lines).toBeGreaterThan(1000);
});

interface Plot {
  left: number;
  top: number;
  right: number;
  bottom: number;
  x: (day: number) => number;
  y: (value: number) => number;
}

/** Pixels from Chart.js's own scale options and the SVG's plot: neither renderer's code has a part in it. */
function readProjection(svg: Element, config: LineConfiguration): Plot {
  const [group] = findAll(svg, "data-plot");
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = (group?.attributes["data-plot"] ?? "")
    .split(" ")
    .map(Number);
  const { x, y } = config.options?.scales ?? {};
  const scaled = (v: number) => (y?.type === "logarithmic" ? Math.log10(v) : v);
  const share = (v: number, options: typeof x) => {
    const [min, max] = [Number(options?.min), Number(options?.max)];
    return options === y ? (scaled(v) - scaled(min)) / (scaled(max) - scaled(min)) : (v - min) / (max - min);
  };
  return {
    ...{ left, top, right, bottom },
    x: (v) => left + share(v, x) * (right - left),
    y: (v) => bottom - share(v, y) * (bottom - top),
  };
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

interface Link {
  from: [number, number];
  to: [number, number];
  dash: string;
}

/** @returns how many joining lines were compared */
function expectSameLines(svg: Element, config: LineConfiguration, plot: Plot, spec: ChartSpec): number {
  const groups = findAll(svg, "data-series");
  expect(groups).toHaveLength(config.data.datasets.length);
  let count = 0;
  for (const [index, dataset] of config.data.datasets.entries()) {
    const drawn = groups[index]?.children ?? [];
    expect(dataset.spanGaps).toBe(false);
    const links: Link[] = [];
    const dots: [number, number][] = [];
    const radii = dataset.pointRadius as number[];
    for (const [i, { x, y }] of dataset.data.entries()) {
      if (y === null) continue;
      const [before, after] = [dataset.data[i - 1]?.y ?? null, dataset.data[i + 1]?.y ?? null];
      const isLone = before === null && after === null;
      const isEnd = dataset.data.slice(i + 1).every((p) => p.y === null);
      expect((radii[i] ?? 0) > 0).toBe(isLone || isEnd);
      if (isLone) dots.push([plot.x(x), plot.y(y)]);
      const next = dataset.data[i + 1];
      if (next === undefined || next.y === null) continue;
      const segment = dataset.segment as { borderDash: (context: object) => number[] };
      const dash = segment.borderDash({ p0DataIndex: i, p1DataIndex: i + 1 }).join(" ");
      links.push({ from: [plot.x(x), plot.y(y)], to: [plot.x(next.x), plot.y(next.y)], dash });
    }
    expectSameLinks(drawn, links, spec);
    const dotPath = drawn.find((e) => "data-dots" in e.attributes)?.attributes["d"] ?? "";
    expectNear(readPolylines(dotPath).flat(), dots);
    count += links.length;
  }
  return count;
}

function readColour(dataset: { borderColor?: unknown } | undefined): unknown {
  return dataset?.borderColor;
}

/** A line has one colour and one name, and the legend's sample of it the colour and a style that it is drawn in. */
function expectSameNames(svg: Element, config: LineConfiguration, spec: ChartSpec) {
  const groups = findAll(svg, "data-series");
  const { datasets } = config.data;
  expect(groups.map((group) => group.attributes["stroke"])).toEqual(datasets.map(readColour));
  const named = spec.strings.legend.filter(({ series }) => series !== null);
  const several = datasets.length > 1 ? datasets.filter(({ data }) => data.some(({ y }) => y !== null)) : [];
  expect(named.map((entry) => entry.text)).toEqual(several.map((dataset) => dataset.label));
  const samples = findAll(svg, "data-legend").filter((sample) => sample.attributes["data-legend"] !== "any");
  for (const { attributes } of samples) {
    const series = Number(attributes["data-legend"]);
    const { quality } = named.find((entry) => entry.series === series) ?? {};
    expect(attributes["stroke"]).toBe(readColour(datasets[series]));
    expect(spec.series[series]?.points.map((p) => p.quality)).toContain(quality);
  }
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

function expectNear(actual: [number, number][], expected: [number, number][]) {
  expect(actual).toHaveLength(expected.length);
  for (const [i, [x, y]] of actual.entries()) {
    const [ex, ey] = expected[i] ?? [NaN, NaN];
    // The plot's own corners are rounded too.
    expect(Math.abs(x - ex)).toBeLessThan(2 * TOLERANCE_PX);
    expect(Math.abs(y - ey)).toBeLessThan(2 * TOLERANCE_PX);
  }
}

interface Annotated {
  annotation: { annotations: Record<string, MarkerAnnotation> };
}

function expectSameMarkers(svg: Element, config: LineConfiguration, plot: Plot, spec: ChartSpec) {
  const annotations = (config.options?.plugins as unknown as Annotated).annotation.annotations;
  const numbers = Object.values(annotations).filter((a) => a.type === "label");
  const badges = findAll(svg, "data-marker");
  expect(badges.map((b) => [b.attributes["data-marker"], Number(b.attributes["data-at"])])).toEqual(
    numbers.map((a) => [a.content, Math.round(a.xValue * 10) / 10]),
  );
  for (const [i, badge] of badges.entries()) {
    const [shape] = badge.children;
    const { cx, x, width } = shape?.attributes ?? {};
    const centre = cx === undefined ? Number(x) + Number(width) / 2 : Number(cx);
    expect(Math.abs(centre - plot.x(numbers[i]?.xValue ?? NaN))).toBeLessThan(0.16);
    const label = textOf(badge);
    expect(["", numbers[i]?.content]).toContain(label);
  }
  const boxes = Object.values(annotations).filter((a) => a.type === "box");
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
  expect(boxes.length + Object.values(annotations).filter((a) => a.type === "line").length).toBe(items.length);
}
