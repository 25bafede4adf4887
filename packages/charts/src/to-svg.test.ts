import { addDays, dayRange, missingPoint } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./lines/build-chart-spec.ts";
import { COLOURS } from "./palette.ts";
import type { ChartInput } from "./spec.ts";
import { gzipSize } from "./testing/files.ts";
import { findAll, readPolylines, readXml, textOf } from "./testing/read-svg.ts";
import { HOSTILE, inputOf, SAMPLE_STORY, sampleInput, samplePoints, sampleRelease } from "./testing/samples.ts";
import { toSvg } from "./to-svg.ts";

const draw = (input: ChartInput) => readXml(toSvg(buildChartSpec(input)));

test("it is an image with a name and a description, and stands alone", () => {
  const spec = buildChartSpec(sampleInput());
  const svg = toSvg(spec);
  const root = readXml(svg);
  const [title, desc] = root.children;
  expect(root.attributes).toMatchObject({ role: "img", viewBox: "0 0 960 540", xmlns: "http://www.w3.org/2000/svg" });
  expect([title?.text, desc?.text]).toEqual([spec.strings.title, spec.strings.alt]);
  expect(root.attributes["aria-labelledby"]).toBe(`${title?.attributes["id"]} ${desc?.attributes["id"]}`);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
    /var\(|<script|href|url\(|https?:|@import|currentColor/,
  );
});

test("footer, notice and empty plot are said within the image", () => {
  const all = textOf(draw(sampleInput({ notice: "Simulated data" })));
  for (const part of [
    "Simulated data",
    "EvanLi/Github-Ranking",
    "22 Aug 2026, 04:07 UTC",
    "One figure per UTC day",
    "aaif-goose/goose/stars",
    "53,197",
  ]) {
    expect(all).toContain(part);
  }
  const empty = draw(inputOf([], { markers: [SAMPLE_STORY, sampleRelease("2026-05-11")] }));
  expect(textOf(empty)).toContain("No star figures yet");
  expect(findAll(empty, "data-marker")).toHaveLength(2);
});

test.each(HOSTILE)("no text breaks out of its place (hostile sample %#)", (text) => {
  const series = [
    { key: text, label: text, points: samplePoints("2026-03-26", [1, 2]) },
    { key: "b", label: text, points: [] },
  ];
  const markers = [{ ...SAMPLE_STORY, label: text, url: text }, sampleRelease("2026-04-20", text)];
  for (const theme of ["light", "auto"] as const) {
    for (const width of [240, 960]) {
      const svg = toSvg(
        buildChartSpec(
          sampleInput({
            id: text,
            title: text,
            subtitle: text,
            notice: text,
            metricLabel: text,
            sources: [text],
            series,
            markers,
            theme,
            width,
          }),
        ),
      );
      const names = new Set<string>();
      const visit = (e: ReturnType<typeof readXml>) => {
        names.add(e.name);
        e.children.forEach(visit);
      };
      visit(readXml(svg));
      for (const name of names) {
        expect(["svg", "title", "desc", "style", "g", "path", "rect", "circle", "text", "tspan"]).toContain(name);
      }
    }
  }
});

test("the theme auto has light literals, and dark ones by class for whoever reads style sheets", () => {
  const svg = toSvg(buildChartSpec(sampleInput({ theme: "auto" })));
  expect(svg).toContain(`<style>@media (prefers-color-scheme:dark){`);
  expect(svg).toContain(`fill="${COLOURS.light.background}" class="gs-f-background"`);
  expect(svg).toContain(`.gs-f-background{fill:${COLOURS.dark.background}}`);
  const used = new Set([...svg.matchAll(/class="([^"]+)"/g)].flatMap(([, names = ""]) => names.split(" ")));
  for (const name of used) expect(svg).toContain(`.${name}{`);
  const dark = toSvg(buildChartSpec(sampleInput({ theme: "dark" })));
  expect(dark).toContain(`fill="${COLOURS.dark.background}"`);
  expect(dark).not.toContain("<style>");
});

test("lines change style where provenance does, without a join across the gap, and a lone figure is a dot", () => {
  const points = [
    ...samplePoints("2026-03-26", [10, 11, 12], "archived"),
    ...samplePoints("2026-03-29", [13, 14]),
    missingPoint("2026-03-31"),
    ...samplePoints("2026-04-01", [16]),
    missingPoint("2026-04-02"),
    ...samplePoints("2026-04-03", [18, 19], "settling"),
  ];
  const [group] = findAll(draw(inputOf([], { series: [{ key: "a", label: "A", points }] })), "data-series");
  const shapes = group?.children.map((e) => [
    e.attributes["data-quality"] ?? ("data-dots" in e.attributes ? "dots" : e.name),
    readPolylines(e.attributes["d"] ?? "").map((line) => line.length),
    e.attributes["stroke-dasharray"] !== undefined,
  ]);
  expect(shapes).toEqual([
    ["observed", [2], false],
    ["archived", [4], true],
    ["settling", [2], true],
    ["dots", [1], false],
    ["circle", [], false],
  ]);
});

test("an approximate day is a band as wide as the doubt", () => {
  const [band] = findAll(draw(sampleInput({ markers: [{ ...SAMPLE_STORY, t: "2026-05-10" }] })), "data-band");
  const spec = buildChartSpec(sampleInput({ markers: [] }));
  const pxPerDay = (960 - spec.frame.left - spec.frame.right) / (spec.x.domain[1] - spec.x.domain[0]);
  expect(Number(band?.attributes["width"])).toBeCloseTo(6 * pxPerDay, 0);
});

test("the key prints labels as they are, even one that reads like markup", () => {
  const markers = [sampleRelease("2026-05-11", "context: <text> & tspan")];
  expect(textOf(draw(sampleInput({ markers })))).toContain("11 Maycontext: <text> & tspan");
});

test("a key that is too long ends in how many more there are", () => {
  const markers = Array.from({ length: 9 }, (_, i) => ({ ...SAMPLE_STORY, t: addDays("2026-04-01", i * 15) }));
  expect(textOf(draw(sampleInput({ markers })))).toContain("and 7 more");
});

test.each([
  [320, 240],
  [390, 420],
  [960, 540],
  [1200, 675],
  [240, 200],
  [4096, 4096],
])("at %i × %i every text begins within the image and ticks stand apart", (width, height) => {
  const root = draw(
    sampleInput({ width, height, subtitle: "Total stars at the end of each day", notice: "Simulated data" }),
  );
  for (const e of findAll(root, "x").filter((t) => t.name === "text")) {
    expect(Number(e.attributes["x"])).toBeGreaterThanOrEqual(0);
    expect(Number(e.attributes["x"])).toBeLessThanOrEqual(width);
    expect(Number(e.attributes["y"])).toBeGreaterThan(0);
    expect(Number(e.attributes["y"])).toBeLessThanOrEqual(height);
  }
  const xs = findAll(root, "data-x").map((e) => Number(e.attributes["x"]));
  for (const [i, x] of xs.slice(1).entries()) expect(x - (xs[i] ?? x)).toBeGreaterThan(30);
});

test("three years of days with a hundred releases stay under 8 KB gzipped", () => {
  let stars = 1000;
  const days = dayRange("2023-08-23", "2026-08-22");
  // A fixed, uneven growth: real series compress no worse.
  const values = days.map((_, i) => (stars += (i * 7919) % 113));
  const markers = days.filter((_, i) => i % 11 === 3).map((t) => sampleRelease(t));
  const points = samplePoints("2023-08-23", values, "archived");
  const svg = toSvg(
    buildChartSpec(sampleInput({ series: [{ key: "a", label: "Goose", points }], markers, from: null, to: null })),
  );
  expect(gzipSize(svg)).toBeLessThan(8 * 1024);
});
