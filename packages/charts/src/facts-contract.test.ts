import { dayNumber, dayRange, type Point } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSpec } from "./build-spec.ts";
import type { CompareFacts, Looks, ProjectFacts } from "./facts.ts";
import { nextBucket } from "./axes/next-bucket.ts";
import type { ChartSpec, SpecSeries } from "./spec.ts";
import { expectSameChart } from "./testing/expect-same-chart.ts";
import { compareFacts, looks, projectFacts } from "./testing/facts-arbitraries.ts";
import { SAMPLE_COMPARE, SAMPLE_FACTS, SAMPLE_LOOKS } from "./testing/sample-facts.ts";

type Facts = ProjectFacts | CompareFacts;

function build(facts: Facts, look: Looks): ChartSpec {
  const spec = buildSpec(facts, look);
  if (spec.mark !== "line") throw new Error(`drawn as ${spec.mark}`);
  return spec;
}

/** Every figure of the facts is in the spec as it is, unless the axis has no place for it; and nothing else is. */
function expectSameFigures(
  given: readonly (Point & { age?: number | undefined })[],
  series: SpecSeries | undefined,
  spec: ChartSpec,
) {
  const { domain, kind } = spec.x;
  const places = given.map((point) => ({ ...point, x: kind === "age" ? (point.age ?? NaN) : dayNumber(point.t) }));
  const shown = places.filter(
    ({ x, value }) => value !== null && x >= domain[0] && x <= domain[1] && (spec.y.scale === "linear" || value > 0),
  );
  const expected = new Map(shown.map(({ x, value, quality }) => [x, [value, quality]]));
  const figures = (series?.points ?? []).filter(({ y }) => y !== null);
  expect(new Map(figures.map(({ x, y, quality }) => [x, [y, quality]]))).toEqual(expected);
  // Neighbours that are no neighbours in time have a gap between them.
  for (const [i, point] of (series?.points ?? []).entries()) {
    const next = series?.points[i + 1];
    if (next === undefined || point.y === null || next.y === null) continue;
    const step = nextBucket(point.x, spec.interval, kind);
    if (next.x > step && spec.interval !== "week") expect.fail(`no gap between ${point.x} and ${next.x}`);
  }
}

function expectContract(facts: Facts, look: Looks): number {
  const spec = build(facts, look);
  if (facts.kind === "compare") {
    expect(spec.series).toHaveLength(facts.projects.length);
    for (const [i, { points }] of facts.projects.entries()) expectSameFigures(points, spec.series[i], spec);
  } else {
    expectSameFigures(facts.points, spec.series[0], spec);
  }
  return expectSameChart(spec);
}

/** More of them than the suite has time for, where one wants to look further. */
const CASES = Number(process.env["CHART_CASES"] ?? 200);

test(
  "from facts to every renderer nothing is lost, added or rounded: 200 charts of projects and comparisons",
  { timeout: 20_000 + 50 * CASES },
  () => {
    let drawn = 0;
    fc.assert(
      fc.property(fc.oneof(projectFacts, compareFacts), looks, (given, look) => {
        drawn += expectContract(given, look);
      }),
      { numRuns: CASES, seed: 20_260_822 },
    );
    expect(drawn).toBeGreaterThan(2000);
  },
);

const TEN_YEARS = dayRange("2016-08-23", "2026-08-22").map((t, i): Point => ({
  t,
  value: 40 * i + ((i * i) % 97),
  quality: i < 900 ? "archived" : "observed",
  receipt: null,
}));

test.each<[string, Facts, Partial<Looks>]>([
  ["ten years of days", { ...SAMPLE_FACTS, points: TEN_YEARS, markers: [] }, {}],
  ["ten years of gains", { ...SAMPLE_FACTS, metric: "gained", points: TEN_YEARS, markers: [] }, { width: 360 }],
  ["one day", { ...SAMPLE_FACTS, metric: "net", points: TEN_YEARS.slice(-1) }, {}],
  ["nothing at all", { ...SAMPLE_FACTS, metric: "lost", points: [], markers: [] }, { scale: "log" }],
])("the same of %s", (_, facts, look) => {
  const points = facts.kind === "project" ? facts.points.length : 0;
  expect(expectContract(facts, { ...SAMPLE_LOOKS, ...look })).toBeGreaterThanOrEqual(points - 1);
});

test("ten projects are told apart by ten colours and their names at their lines' ends", () => {
  const projects = Array.from({ length: 10 }, (_, i) => ({
    repo: `a/${i}`,
    name: `Project ${i}`,
    origin: null,
    points: TEN_YEARS.slice(-100).map((p) => ({ ...p, value: (p.value ?? 0) / (i + 1) })),
  }));
  const facts: CompareFacts = { ...SAMPLE_COMPARE, projects };
  const spec = build(facts, SAMPLE_LOOKS);
  expect(new Set(spec.series.map(({ colour }) => colour)).size).toBe(10);
  expect(expectContract(facts, SAMPLE_LOOKS)).toBe(990);
});
