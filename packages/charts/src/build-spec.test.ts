import { addDays, dayNumber, dayRange, type Point } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildSpec } from "./build-spec.ts";
import type { CompareFacts, Looks, ProjectFacts } from "./facts.ts";
import type { ChartSpec } from "./spec.ts";
import { gzipSize } from "./testing/files.ts";
import { findAll, readXml, textOf } from "./testing/read-svg.ts";
import { SAMPLE_COMPARE, SAMPLE_FACTS, SAMPLE_LOOKS } from "./testing/sample-facts.ts";
import { samplePoints, sampleRelease } from "./testing/samples.ts";
import { toChartJs } from "./to-chart-js.ts";
import { toSvg } from "./to-svg.ts";
import { toTable } from "./to-table.ts";

function draw(facts: ProjectFacts | CompareFacts, looks: Partial<Looks> = {}): ChartSpec {
  const spec = buildSpec(facts, { ...SAMPLE_LOOKS, ...looks });
  if (spec.mark !== "line") throw new Error(`drawn as ${spec.mark}`);
  return spec;
}

const GAINS = samplePoints("2026-03-23", [12, 0, 31, 8, 9, 14, 10, 22, null, 7], "surviving");
const GAINED: ProjectFacts = { ...SAMPLE_FACTS, metric: "gained", points: GAINS };

test("what was gained is bars from zero, with the line of its average where seven days are known", () => {
  const spec = draw(GAINED);
  expect(spec.series.map((s) => [s.key, s.draw, s.label])).toEqual([
    ["gained", "bars", "Stars gained a day"],
    ["gained rate", "average", "7-day average a day"],
  ]);
  expect(spec.y.domain[0]).toBe(0);
  expect(spec.series[1]?.points.map(({ x, y }) => [x, y])).toEqual([
    [dayNumber("2026-03-29"), 12],
    [dayNumber("2026-03-30"), 94 / 7],
  ]);
  expect(spec.strings.legend).toEqual([
    { series: 0, quality: "surviving", text: "Stars gained a day", sample: "bar" },
    { series: 1, quality: "observed", text: "7-day average a day" },
    { series: null, quality: "missing", text: "no figure", sample: "bar" },
  ]);
});

test("weeks and months have no average of days, and name what their bars are of", () => {
  const spec = draw({ ...GAINED, interval: "week", points: samplePoints("2026-03-23", [120]) });
  expect(spec.series.map((s) => s.draw)).toEqual(["bars"]);
  expect(spec.strings.yLabel).toBe("Stars gained a week");
  const { callbacks } = toChartJs(spec).options?.plugins?.tooltip ?? {};
  const title = callbacks?.title?.call({} as never, [{ datasetIndex: 0, dataIndex: 0 } as never]);
  expect([title, toTable(spec).rows[0]?.date]).toEqual(["23 – 29 Mar 2026", "23 – 29 Mar 2026"]);
});

test("days before the range still count for the average, but are not drawn", () => {
  const spec = draw({ ...GAINED, from: "2026-03-29" });
  expect(spec.series[0]?.points[0]?.x).toBe(dayNumber("2026-03-29"));
  expect(spec.series[1]?.points[0]).toMatchObject({ x: dayNumber("2026-03-29"), y: 12 });
});

test("bars have no logarithmic axis: it stays linear, and the method says so", () => {
  const spec = draw(GAINED, { scale: "log" });
  expect(spec.y.scale).toBe("linear");
  expect(spec.strings.footer.method).toContain("logarithmic");
  expect(draw(SAMPLE_FACTS, { scale: "log" }).y.scale).toBe("log");
});

test("only the markers that are wanted are drawn", () => {
  const kinds = (markers: Looks["markers"]) => draw(SAMPLE_FACTS, { markers }).markers.map(({ kind }) => kind);
  expect(kinds([])).toEqual([]);
  expect(kinds(["stories"])).toEqual(["story"]);
  expect(kinds(["releases"])).toEqual(["release"]);
});

test("every word is in the language of the looks, and the figures are the same", () => {
  const [en, de] = [draw(SAMPLE_FACTS), draw(SAMPLE_FACTS, { language: "de" })];
  expect(de.strings.title).toBe("Goose: Sterne auf GitHub");
  expect(de.strings.footer.licence).toBe("Lizenz: CC BY 4.0");
  expect(de.series.map(({ points }) => points)).toEqual(en.series.map(({ points }) => points));
  expect(de.hash).not.toBe(en.hash);
});

test("invented figures are called so, and what is pinned says as of when, within the image", () => {
  const svg = toSvg(draw({ ...SAMPLE_FACTS, simulated: true, pinned: "2026-08-22T04:07:20Z" }));
  expect(svg).toContain("Pinned: as known on 22 Aug 2026, 04:07 UTC");
  expect(svg).toMatch(/Simulated/);
});

test("a project without a figure is no line at zero: the chart says that there is none", () => {
  const spec = draw(SAMPLE_COMPARE);
  expect(spec.series.map(({ points }) => points.length)).toEqual([4, 0]);
  expect(spec.strings.footer.method).toContain("Muesli: no figure");
  expect(spec.strings.legend.map(({ text }) => text)).toEqual(["Goose"]);
});

test("by age the axis says what it counts from, and whose age is counted from something else", () => {
  const withAge = (points: Point[]) => points.map((p, age) => ({ ...p, age }));
  const [first] = SAMPLE_COMPARE.projects;
  const projects = (["created", "release"] as const).map((of, i) => ({
    ...{ repo: `${i}/${i}`, name: of === "created" ? "Goose" : "Codex" },
    origin: { day: "2026-01-01", of },
    points: withAge([...(first?.points ?? [])]),
  }));
  const spec = draw({ ...SAMPLE_COMPARE, align: "age", projects });
  expect(spec.x).toMatchObject({ kind: "age", domain: [0, 3] });
  expect(spec.strings.xLabel).toBe("Days since each project’s beginning");
  expect(spec.strings.footer.method).toContain(
    "counted from the repository’s creation: Goose; counted from the first release: Codex",
  );
  expect(spec.series[0]?.points.map(({ x, y }) => [x, y])).toEqual([
    [0, 10],
    [1, 12],
    [2, null],
    [3, 15],
  ]);
  expect(toTable(spec).rows.map(({ t, date }) => [t, date])[1]).toEqual([null, "day 1"]);
});

test("by age the axis names what all are counted from, whatever was asked for, and who is left out is named", () => {
  const [first] = SAMPLE_COMPARE.projects;
  const points = [...(first?.points ?? [])].map((p, age) => ({ ...p, age }));
  const goose = { repo: "a/a", name: "Goose", origin: { day: "2026-01-01", of: "release" as const }, points };
  const codex = { repo: "b/b", name: "Codex", origin: null, points: [] };
  const { xLabel, footer, alt } = draw({ ...SAMPLE_COMPARE, align: "age", projects: [goose, codex] }).strings;
  expect(xLabel).toBe("Days since the first release");
  expect(footer.method).toMatch(/; Codex: left out, its age is not known$/);
  expect(footer.method).not.toContain("Goose");
  expect(alt).toBe(
    "Stars by days since each project’s first release: Goose 15 on day 3; Codex: left out, its age is not known.",
  );
});

test("the axis spans the figures: what happened before them is left out, also of the description", () => {
  const old = sampleRelease("2024-08-24", "v0.8.0");
  const spec = draw({ ...SAMPLE_FACTS, markers: [old, ...SAMPLE_FACTS.markers, sampleRelease("2026-06-01")] });
  expect(spec.x.domain).toEqual([dayNumber("2026-03-26"), dayNumber("2026-03-31")]);
  expect(spec.markers.flatMap(({ items }) => items.map(({ label }) => label))).toHaveLength(2);
  expect(spec.strings.alt).toMatch(/; one story and one release marked\.$/);
  const none = draw({ ...SAMPLE_FACTS, points: [], markers: [old, sampleRelease("2026-06-01")] });
  expect(none.x.domain).toEqual([dayNumber("2024-08-24"), dayNumber("2026-06-01")]);
});

test("where GitHub's history has not been read, the chart says so and in place of a source, on narrow ones whole", () => {
  const facts = { ...GAINED, points: [], sources: [], history: "unread" as const };
  const why = "Stars by day need GitHub’s history of stars, which has not been read yet";
  const { strings } = draw(facts);
  expect([strings.empty, strings.footer.source]).toEqual([why, "Source: GitHub’s history of stars, not read yet"]);
  expect(strings.alt.endsWith(`${why}.`)).toBe(true);
  const narrow = readXml(toSvg(draw(facts, { width: 320, height: 400 })));
  const said = findAll(narrow, "text-anchor").flatMap(({ attributes, children }) =>
    attributes["text-anchor"] === "middle" ? [children.map(textOf).join(" ")] : [],
  );
  expect(said).toContain(why);
  expect(draw({ ...facts, points: GAINED.points }).strings.empty).toBeNull();
});

test("an index says which day is 100", () => {
  const spec = draw({ ...SAMPLE_COMPARE, align: "index", base: "2026-01-01" });
  expect(spec.strings.yLabel).toBe("Stars (1 Jan 2026 = 100)");
});

test("three years of days with their markers are at most 8 KB, lines or bars, as they are sent", () => {
  const days = dayRange("2023-08-23", "2026-08-22");
  // As uneven as real days are; the same in each run.
  const gains = days.map((t, i): Point => ({ t, value: (i * 7919) % 83, quality: "surviving", receipt: null }));
  let total = 0;
  const totals = gains.map((p) => ({ ...p, value: (total += p.value ?? 0), quality: "observed" as const }));
  const markers = Array.from({ length: 40 }, (_, i) => sampleRelease(addDays("2023-09-01", i * 26)));
  const stars = draw({
    ...SAMPLE_FACTS,
    points: totals,
    surviving: gains.map((p, i) => ({ ...p, value: i * 39 })),
    markers,
  });
  const gained = draw({ ...GAINED, points: gains, markers });
  expect(gzipSize(toSvg(stars))).toBeLessThan(8 * 1024);
  expect(gzipSize(toSvg(gained))).toBeLessThan(8 * 1024);
});
