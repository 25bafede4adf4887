import fc from "fast-check";
import { addDays } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildEffectSpec } from "./build-effect-spec.ts";
import type { EffectChartInput, EffectSpec } from "./effect-spec.ts";
import { COLOURS } from "../palette.ts";
import { sampleEffect, sampleWeeks } from "../testing/effect-samples.ts";
import { gzipSize } from "../testing/files.ts";
import { findAll, readXml, textOf, type Element } from "../testing/read-svg.ts";
import { HOSTILE } from "../testing/samples.ts";
import { toSvg } from "../to-svg.ts";

const draw = (changes: Partial<EffectChartInput> = {}) => readXml(toSvg(buildEffectSpec(sampleEffect(changes))));

/** From days and figures to pixels by the plot's box and the spec's domains alone. */
function readProjection(svg: Element, { x, y }: EffectSpec) {
  const box = findAll(svg, "data-plot")[0]?.attributes["data-plot"] ?? "";
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = box.split(" ").map(Number);
  const share = (value: number, [from, to]: [number, number]) => (value - from) / (to - from);
  return {
    ...{ left, top, right, bottom },
    x: (day: number) => left + share(day, x.domain) * (right - left),
    y: (value: number) => bottom - share(value, y.domain) * (bottom - top),
  };
}

const stars = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }),
  fc.constantFrom(null, null, 0, 1, Number.NaN, Infinity, -3, 1e15, 0.25),
);
const peers = fc.option(fc.record({ low: stars, middle: stars, high: stars }), { nil: null });
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 40 }));
const weeks = fc.array(fc.record({ k: fc.integer({ min: -8, max: 3 }), stars, peers }), { maxLength: 14 }).map((all) =>
  all.map((week) => ({
    ...week,
    from: addDays("2026-03-26", week.k * 7),
    peers:
      week.peers === null
        ? null
        : { low: week.peers.low ?? 0, middle: week.peers.middle ?? 0, high: week.peers.high ?? 0 },
  })),
);
const input: fc.Arbitrary<EffectChartInput> = fc.record({
  id: text,
  storyTitle: text,
  outlet: fc.option(text, { nil: null }),
  storyUrl: fc.constantFrom("https://example.org/a", "javascript:alert(1)", null),
  projectName: text,
  weeks,
  story: fc.record({
    published: fc.integer({ min: -70, max: 40 }).map((n) => addDays("2026-03-26", n)),
    plusMinusDays: fc.constantFrom(0, 0, 1, 3, 40, 400),
  }),
  subtitle: fc.option(text, { nil: null }),
  theme: fc.constantFrom("light", "dark", "auto"),
  width: fc.integer({ min: 100, max: 2000 }),
  height: fc.integer({ min: 100, max: 1200 }),
  asOf: fc.constantFrom("2026-08-22T04:07:20Z", "2026-08-22", "soon", null),
  sources: fc.array(text, { maxLength: 3 }),
  notice: fc.option(text, { nil: null }),
});

test("whatever the figures, the image is well-formed and draws bars, gaps, band, week and days where the spec has them", () => {
  let compared = 0;
  fc.assert(
    fc.property(input, (given) => {
      const spec = buildEffectSpec(given);
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      const xml = toSvg(spec);
      expect(xml).not.toMatch(/="[^"]*(?:NaN|undefined|Infinity)/);
      const svg = readXml(xml);
      const plot = readProjection(svg, spec);
      compared += expectFigures(svg, spec, plot);
      expectWithin(svg, plot);
      expect(findAll(svg, "data-shade")).toHaveLength(spec.shade === null ? 0 : 1);
      expect(findAll(svg, "data-peers")).toHaveLength(spec.band.length === 0 ? 0 : 1);
      expect(findAll(svg, "data-story")).toHaveLength(1);
    }),
    { numRuns: 300, seed: 20_260_327 },
  );
  expect(compared).toBeGreaterThan(800);
});

/** The stems of bars, as `M x zero V end`. */
function readStems(svg: Element, name: string) {
  const d = findAll(svg, "data-weeks").find((e) => e.attributes["data-weeks"] === name)?.attributes["d"] ?? "";
  return [...d.matchAll(/M(\S+) ([^V]+)V([^M]+)/g)].map(([, x, zero, end]) => [x, zero, end].map(Number));
}

/** @returns how many figures were compared */
function expectFigures(svg: Element, spec: EffectSpec, plot: ReturnType<typeof readProjection>): number {
  const figures = spec.series[0]?.points.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }])) ?? [];
  const { from, to } = spec.shade ?? { from: Infinity, to: Infinity };
  const isStory = ({ x }: { x: number }) => x > from && x < to;
  const expectStems = (name: string, bars: typeof figures) => {
    const stems = readStems(svg, name);
    expect(stems).toHaveLength(bars.length);
    for (const [i, [x = NaN, zero = NaN, end = NaN]] of stems.entries()) {
      expect(Math.abs(x - plot.x(bars[i]?.x ?? NaN))).toBeLessThan(0.11);
      expect(Math.abs(zero - plot.y(0))).toBeLessThan(0.11);
      expect(Math.abs(end - plot.y(bars[i]?.y ?? NaN))).toBeLessThan(0.11);
    }
  };
  expectStems(
    "others",
    figures.filter((bar) => !isStory(bar)),
  );
  expectStems("story", figures.filter(isStory));
  for (const { attributes } of findAll(svg, "data-weeks")) {
    expect(Math.abs(Number(attributes["stroke-width"]) - (plot.x(6.4) - plot.x(0)))).toBeLessThan(0.1);
  }
  expectFlats(svg, spec, plot);
  return figures.length;
}

/** Gaps lie on zero over their weeks, medians over the seven days of theirs; nothing joins a week to the next. */
function expectFlats(svg: Element, spec: EffectSpec, plot: ReturnType<typeof readProjection>) {
  const expectSame = (name: string, flats: { from: number; to: number; y: number }[]) => {
    const drawn = [...(findAll(svg, name)[0]?.attributes["d"] ?? "").matchAll(/M(\S+) ([^H]+)H([^M]+)/g)];
    expect(drawn).toHaveLength(flats.length);
    for (const [i, { from, to, y }] of flats.entries()) {
      const [x1 = NaN, y1 = NaN, x2 = NaN] = drawn[i]?.slice(1).map(Number) ?? [];
      const off = [x1 - plot.x(from), x2 - plot.x(to), y1 - plot.y(y)];
      expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.11);
    }
  };
  expectSame(
    "data-gaps",
    spec.gaps.map((gap) => ({ ...gap, y: 0 })),
  );
  const weeks = spec.band.flat();
  expectSame(
    "data-median",
    weeks.map(({ x, middle }) => ({ from: x - 3.5, to: x + 3.5, y: middle })),
  );
}

/** Nothing of the week, the days or the peers is drawn outside of the plot. */
function expectWithin(svg: Element, plot: ReturnType<typeof readProjection>) {
  const numbers = (attribute: string) =>
    findAll(svg, attribute).flatMap((e) =>
      [...(e.attributes["d"] ?? "").matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ]),
    );
  for (const [x = NaN, y = NaN] of [...numbers("data-peers"), ...numbers("data-median")]) {
    expect(x).toBeGreaterThan(plot.left - 0.2);
    expect(x).toBeLessThan(plot.right + 0.2);
    expect(y).toBeGreaterThan(plot.top - 0.2);
    expect(y).toBeLessThan(plot.bottom + 0.2);
  }
  for (const { attributes } of findAll(svg, "data-shade")) {
    expect(Number(attributes["x"])).toBeGreaterThan(plot.left - 0.2);
    expect(Number(attributes["x"]) + Number(attributes["width"])).toBeLessThan(plot.right + 0.3);
  }
}

test("it has a name and a description, needs nothing from outside, and is small", () => {
  const spec = buildEffectSpec(sampleEffect());
  const svg = toSvg(spec);
  const root = readXml(svg);
  expect(root.attributes["role"]).toBe("img");
  expect(root.children.slice(0, 2).map((e) => e.text)).toEqual([spec.strings.title, spec.strings.alt]);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/var\(|<script|href|url\(|https?:|@import/);
  expect(gzipSize(svg)).toBeLessThan(3 * 1024);
});

test("the figures stand beside their bars, and the week is named", () => {
  const said = textOf(draw());
  for (const part of ["1,204", "574", "the story’s week", "AIDRAN: Open Source AI's Identity Crisis", "median"]) {
    expect(said).toContain(part);
  }
  expect(textOf(draw({ weeks: sampleWeeks([1, 2], false) }))).toContain("No control group: too few similar projects");
});

test("an exact day is one line; days in doubt are a bracket with dashed sides, as wide as the doubt", () => {
  const exact = findAll(draw(), "data-story")[0]?.attributes["d"] ?? "";
  expect(exact).toMatch(/^M[\d.]+ [\d.]+V[\d.]+$/);
  const story = { published: "2026-03-27", plusMinusDays: 3 };
  const spec = buildEffectSpec(sampleEffect({ story }));
  const svg = readXml(toSvg(spec));
  const plot = readProjection(svg, spec);
  const bracket = findAll(svg, "data-story")[0]?.attributes["d"] ?? "";
  const [, left = NaN, right = NaN] = (/^M([\d.]+) .*H([\d.]+)V/.exec(bracket) ?? []).map(Number);
  expect(right - left).toBeCloseTo(plot.x(7) - plot.x(0), 0);
});

test("on a phone, where not all figures have room, the story's week still says its own", () => {
  const said = findAll(draw({ width: 320, height: 460 }), "data-figure").map((e) => e.text);
  expect(said).toEqual(["1,204"]);
  expect(findAll(draw(), "data-figure")).toHaveLength(12);
});

test("one known week is a bar with its figure, and what is not known around it a broken line", () => {
  const svg = draw({ weeks: sampleWeeks([null, null, null, null, null, null, null, null, 12]) });
  expect(findAll(svg, "data-weeks").map((e) => e.attributes["data-weeks"])).toEqual(["story"]);
  expect(findAll(svg, "data-gaps")).toHaveLength(1);
  expect(findAll(svg, "data-figure").map((e) => e.text)).toEqual(["12"]);
});

test("a week of none says so, and its zero is not broken as that of a missing one", () => {
  const svg = draw({ weeks: sampleWeeks([0, 0, 0, 0, 0, 0, 0, 0, 0], false) });
  expect(findAll(svg, "data-gaps")).toEqual([]);
  expect(findAll(svg, "data-figure").map((e) => e.text)).toEqual(Array.from({ length: 9 }, () => "0"));
});

test("where the band is cut off it has no upper edge, and stays below the axis's top", () => {
  const given = sampleWeeks([100, 100, 100]).map((week, i) => ({
    ...week,
    peers: { low: 50, middle: 100, high: i === 1 ? 2_000 : 200 },
  }));
  const spec = buildEffectSpec(sampleEffect({ weeks: given }));
  const svg = readXml(toSvg(spec));
  const d = findAll(svg, "data-peers")[0]?.attributes["d"] ?? "";
  expect(d.match(/M/g)).toHaveLength(3);
  expect(findAll(svg, "data-edges")[0]?.attributes["d"]?.match(/M/g)).toHaveLength(5);
});

test("the other happenings have their numbers and their lines, on a phone too, apart from the story's", () => {
  const happened = [{ kind: "release", day: "2026-03-27", what: "v1.29.0" }];
  for (const size of [{}, { width: 380, height: 460 }, { width: 320, height: 388 }]) {
    const svg = draw({ happened, ...size });
    const [story, release] = findAll(svg, "data-marker").map((e) => e.children[0]?.attributes ?? {});
    expect(Number(release?.["cy"]) - Number(story?.["cy"])).toBeGreaterThanOrEqual(Number(story?.["r"]) * 2);
    const said = textOf(svg);
    expect(said).toContain("v1.29.0");
    expect(said).not.toContain("2 more");
  }
});

test("dark and automatic themes have their colours as literals", () => {
  const dark = toSvg(buildEffectSpec(sampleEffect({ theme: "dark" })));
  expect(dark).toContain(`fill="${COLOURS.dark.lines[7] ?? "?"}"`);
  const auto = toSvg(buildEffectSpec(sampleEffect({ theme: "auto" })));
  const used = new Set([...auto.matchAll(/class="([^"]+)"/g)].flatMap(([, names = ""]) => names.split(" ")));
  for (const name of used) expect(auto).toContain(`.${name}{`);
  expect(used.size).toBeGreaterThan(8);
});

test.each([
  [240, 200],
  [320, 240],
  [390, 520],
  [960, 540],
  [2000, 1000],
])("at %i × %i every text begins within the image and dates stand apart", (width, height) => {
  const svg = draw({ width, height, notice: "Simulated data", story: { published: "2026-03-27", plusMinusDays: 3 } });
  for (const { attributes } of findAll(svg, "x").filter((e) => e.name === "text")) {
    expect(Number(attributes["x"])).toBeGreaterThanOrEqual(0);
    expect(Number(attributes["x"])).toBeLessThanOrEqual(width);
    expect(Number(attributes["y"])).toBeGreaterThan(0);
    expect(Number(attributes["y"])).toBeLessThanOrEqual(height);
  }
  const xs = findAll(svg, "data-x").map((e) => Number(e.attributes["x"]));
  expect(xs.length).toBeGreaterThanOrEqual(width < 300 ? 1 : 2);
  for (const [i, x] of xs.slice(1).entries()) expect(x - (xs[i] ?? x)).toBeGreaterThan(50);
});
