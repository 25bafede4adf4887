import { expect, test } from "vitest";
import { buildChartSpec } from "../lines/build-chart-spec.ts";
import { hashSpec } from "./hash-spec.ts";
import type { ChartSpec, SpecPoint } from "../spec.ts";
import { inputOf } from "../testing/samples.ts";

const SPEC = buildChartSpec(inputOf([11, 1, null, 4, 0]));

/** The same chart with one of its points changed. */
function withPoint(change: Partial<SpecPoint>, at = 1): ChartSpec {
  const series = SPEC.series.map((one) => ({
    ...one,
    points: one.points.map((point, i) => (i === at ? { ...point, ...change } : point)),
  }));
  return { ...SPEC, series };
}

test("a spec has the hash of what it says, whatever its fields' order", () => {
  const { hash, ...rest } = SPEC;
  expect(hashSpec(rest)).toBe(hash);
  expect(hashSpec(Object.fromEntries(Object.entries(rest).reverse()) as typeof rest)).toBe(hash);
});

test("whatever a point says is in the hash: a figure, a gap, a day, a quality, a receipt", () => {
  const changed = [
    SPEC,
    withPoint({ y: 2 }),
    withPoint({ y: 0 }),
    withPoint({ y: null }),
    withPoint({ x: (SPEC.series[0]?.points[1]?.x ?? 0) + 0.5 }),
    withPoint({ quality: "archived" }),
    withPoint({ quality: "archived" }, 0),
    withPoint({ receipt: 1 }),
    withPoint({ receipt: null }),
    // The same digits, cut elsewhere.
    { ...SPEC, series: buildChartSpec(inputOf([1, 11, null, 4, 0])).series },
    { ...SPEC, series: [] },
    { ...SPEC, id: "another" },
  ];
  const hashes = changed.map(({ hash: _hash, ...rest }) => hashSpec(rest));
  expect(new Set(hashes).size).toBe(changed.length);
});
