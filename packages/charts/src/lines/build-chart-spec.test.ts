import { dayNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./build-chart-spec.ts";
import { RENDER_VERSION, type ChartInput } from "../spec.ts";
import { inputOf, SAMPLE_STORY, sampleInput, samplePoints, sampleRelease } from "../testing/samples.ts";

test("the alt text says what a person would say (Goose, figures of the archive)", () => {
  expect(buildChartSpec(sampleInput()).strings.alt).toBe(
    "Goose: stars from 33,581 on 26 March 2026 to 53,197 on 22 August 2026, up 58 %; one story and the releases marked.",
  );
});

test.each([
  [[5, 5], "Goose: stars from 5 on 26 March 2026 to 5 on 27 March 2026, unchanged."],
  [[0, 5], "Goose: stars from 0 on 26 March 2026 to 5 on 27 March 2026, up by 5."],
  [[100_000, 99_995], "Goose: stars from 100,000 on 26 March 2026 to 99,995 on 27 March 2026, down less than 0.1 %."],
  [[200, 195], "Goose: stars from 200 on 26 March 2026 to 195 on 27 March 2026, down 2.5 %."],
  [[-4, -10], "Goose: stars from −4 on 26 March 2026 to −10 on 27 March 2026, down by 6."],
  [[null, 7], "Goose: stars 7 on 27 March 2026, the only figure."],
  [[], "Goose: no star figures yet."],
])("the alt text of %j fits the figures", (values, alt) => {
  expect(buildChartSpec(inputOf(values)).strings.alt).toBe(alt);
});

test("several series are told one after the other, and a notice comes first", () => {
  const series = ["Goose", "Codex"].map((label) => ({ key: label, label, points: samplePoints("2026-01-01", [1, 2]) }));
  expect(
    buildChartSpec(sampleInput({ series, markers: [], from: null, to: null, notice: "Simulated data" })).strings.alt,
  ).toBe(
    "Simulated data. Stars: Goose from 1 on 1 January 2026 to 2 on 2 January 2026, up 100 %; " +
      "Codex from 1 on 1 January 2026 to 2 on 2 January 2026, up 100 %.",
  );
});

test("the same input gives the same value and hash; any difference gives another hash", () => {
  const spec = buildChartSpec(sampleInput());
  const { hash } = spec;
  expect(buildChartSpec(sampleInput())).toEqual(spec);
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(spec.renderVersion).toBe(RENDER_VERSION);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  expect(buildChartSpec(sampleInput({ notice: "Simulated data" })).hash).not.toBe(hash);
});

test("a gap is one explicit null, be it a missing figure or an absent day", () => {
  const day = dayNumber("2026-03-26");
  const asNull = buildChartSpec(inputOf([1, null, null, 4, 5]));
  const expected = [
    [day, 1],
    [day + 1, null],
    [day + 3, 4],
    [day + 4, 5],
  ];
  expect(asNull.series[0]?.points.map((p) => [p.x, p.y])).toEqual(expected);
  const points = samplePoints("2026-03-26", [1, null, null, 4, 5]).filter((p) => p.value !== null);
  const asAbsent = buildChartSpec(inputOf([], { series: [{ key: "a", label: "Goose", points }] }));
  expect(asAbsent.series).toEqual(asNull.series);
});

test.each([
  ["week", ["2026-03-02", "2026-03-09", "2026-03-23"], ["2026-03-16"]],
  ["month", ["2025-12-01", "2026-01-01", "2026-02-01", "2026-04-01"], ["2026-03-01"]],
] as const)("neighbouring %ss are joined, and a left-out one is a gap", (interval, days, gaps) => {
  const points = days.flatMap((t) => samplePoints(t, [3]));
  const spec = buildChartSpec(inputOf([], { interval, series: [{ key: "a", label: "Goose", points }] }));
  expect(spec.series[0]?.points.filter((p) => p.y === null).map((p) => p.x)).toEqual(gaps.map(dayNumber));
});

test("totals start at zero; cropping is possible, flagged and said", () => {
  expect(buildChartSpec(sampleInput()).y).toMatchObject({ domain: [0, 60_000], cropped: false });
  const cropped = buildChartSpec(sampleInput({ yFrom: "data" }));
  expect(cropped.y).toMatchObject({ domain: [30_000, 55_000], cropped: true });
  expect(cropped.strings.yLabel).toBe("Stars (axis starts at 30,000, not at zero)");
});

test("a logarithmic axis ticks decades, drops what is not positive, and says so", () => {
  const spec = buildChartSpec(inputOf([0, 3, -2, 70_000], { scale: "log" }));
  expect(spec.y.ticks.map((t) => t.value)).toEqual([1, 10, 100, 1000, 10_000, 100_000]);
  expect(spec.series[0]?.points.map((p) => p.y)).toEqual([3, null, 70_000]);
  expect(spec.strings.footer.method).toContain("left out, not above zero: 2");
  expect(spec.strings.yLabel).toBe("Stars, logarithmic scale");
});

test.each([
  ["one figure", [53_197], [0, 60_000]],
  ["all equal", [7, 7, 7], [0, 8]],
  ["the smallest figures that there are", [5e-324, 1e-323], [0, 1]],
  ["zeros", [0, 0], [0, 1]],
  ["negative net values", [-120, 40], [-150, 50]],
  ["huge values", [9e14, 1e15], [0, 1e15]],
  ["no figure at all", [null, null], [0, 1]],
])("%s have a sound domain that holds every figure", (_, values, domain) => {
  const spec = buildChartSpec(inputOf(values));
  expect(spec.y.domain).toEqual(domain);
  expect(spec.x.domain[1]).toBeGreaterThan(spec.x.domain[0]);
  expect(spec.x.ticks.length).toBeGreaterThan(0);
});

test("without figures the chart says so, has no axis of values, and still marks what happened (Muesli)", () => {
  const markers = [sampleRelease("2026-05-11"), sampleRelease("2026-06-12"), SAMPLE_STORY];
  const spec = buildChartSpec(
    inputOf([], { markers, series: [{ key: "m", label: "Muesli", points: [] }], sources: [] }),
  );
  expect(spec.strings.empty).toBe("No star figures yet");
  expect(spec.strings.alt).toBe("Muesli: no star figures yet; one story and the releases marked.");
  expect(spec.y.ticks).toEqual([]);
  expect(spec.markers).toHaveLength(3);
  expect(spec.x.domain).toEqual([dayNumber("2026-03-27"), dayNumber("2026-06-12")]);
});

test("days outside the range, figures that are none, and broken sizes are kept out", () => {
  const spec = buildChartSpec(
    inputOf([1, 2, Number.NaN, Infinity, 5], { from: "2026-03-27", to: "2026-03-30", width: Number.NaN, height: 1e9 }),
  );
  expect(spec.series[0]?.points.map((p) => p.y)).toEqual([2, null, 5]);
  expect(spec.size).toEqual({ width: 960, height: 4096 });
});

test("provenance is kept by point, and the legend lists what occurs unless all is observed", () => {
  const points = [...samplePoints("2026-01-01", [1, 2], "archived"), ...samplePoints("2026-01-03", [3])];
  const spec = buildChartSpec(inputOf([], { series: [{ key: "a", label: "A", points }] }));
  expect(spec.strings.legend.map((l) => l.quality)).toEqual(["observed", "archived"]);
  expect(spec.receipts).toEqual(["7-0123456789abcdef"]);
  expect(spec.series[0]?.points.map((p) => p.receipt)).toEqual([0, 0, 0]);
  expect(buildChartSpec(inputOf([1, 2])).strings.legend).toEqual([]);
});

test("the footer names source, instant in UTC, method and chart", () => {
  expect(buildChartSpec(sampleInput()).strings.footer).toEqual({
    source: "Source: EvanLi/Github-Ranking",
    asOf: "As of 22 Aug 2026, 04:07 UTC",
    state: null,
    method: "One figure per UTC day; gaps are days without a figure",
    chart: "Groundswell: aaif-goose/goose/stars",
    licence: "Licence: CC BY 4.0",
  });
  expect(buildChartSpec(sampleInput({ asOf: "2026-08-22" })).strings.footer.asOf).toBe("As of 22 Aug 2026");
});

test("a pinned chart says as of when, a live one whose figures are late since when, and any other nothing", () => {
  const stateOf = (changes: Partial<ChartInput>) => buildChartSpec(sampleInput(changes)).strings.footer.state;
  expect(stateOf({ pinned: "2026-08-22T04:07:20Z", staleSince: "2026-08-19" })).toBe(
    "Pinned: as known on 22 Aug 2026, 04:07 UTC",
  );
  expect(stateOf({ staleSince: "2026-08-19" })).toBe("No newer figures since 19 Aug 2026");
  expect(stateOf({ pinned: null, staleSince: null })).toBeNull();
});
