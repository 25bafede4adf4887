import fc from "fast-check";
import { expect, test } from "vitest";
import { buildChartSpec } from "../lines/build-chart-spec.ts";
import { packSpec, unpackSpec } from "./pack-spec.ts";
import type { SpecPoint } from "../spec.ts";
import { gzipSize } from "../testing/files.ts";
import { sampleInput, samplePoints } from "../testing/samples.ts";

const quality = fc.constantFrom<SpecPoint["quality"]>("observed", "archived", "settling", "missing");
const y = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
const points = fc.array(fc.record({ x: fc.integer(), y, quality, receipt: fc.constant(null) }), { maxLength: 30 });

test("a packed chart is the chart again after a journey as JSON: every figure to its last digit", () => {
  const spec = buildChartSpec(sampleInput());
  fc.assert(
    fc.property(fc.array(points, { maxLength: 3 }), (lines) => {
      const [series] = spec.series;
      const given = {
        ...spec,
        receipts: [],
        series: lines.map((line, i) => ({
          label: "",
          colour: 0,
          draw: "line" as const,
          last: null,
          ...series,
          key: String(i),
          points: line,
        })),
      };
      const carried = JSON.parse(JSON.stringify(packSpec(given))) as ReturnType<typeof packSpec>;
      expect(unpackSpec(carried)).toEqual(JSON.parse(JSON.stringify(given)));
    }),
    { numRuns: 100, seed: 20_260_822 },
  );
});

test("three years of days are a few kilobytes, as every frame carries them", () => {
  const values = Array.from({ length: 1_096 }, (_, i) => 33_581 + 40 * i + ((i * 7919) % 97));
  const series = [{ key: "a", label: "Goose", points: samplePoints("2023-08-23", values) }];
  const spec = buildChartSpec(sampleInput({ series, markers: [], from: null, to: null }));
  expect(unpackSpec(packSpec(spec)).series[0]?.points.map((p) => p.y)).toEqual(values);
  expect(gzipSize(JSON.stringify(packSpec(spec)))).toBeLessThan(3_500);
});
