import { buildChartSpec } from "@groundswell/charts";
import { expect, it } from "vitest";
import { drawLines } from "./compare-preview.ts";

it("lifts the pen at a gap: days without a figure are not drawn through", () => {
  const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"];
  const points = days.map((t, i) => {
    const value = i === 2 ? null : 100 + i;
    return { t, value, quality: value === null ? ("missing" as const) : ("observed" as const), receipt: null };
  });
  const frame = { width: 320, height: 240, theme: "auto", scale: "linear", markers: [], notice: null } as const;
  const said = { id: "x", title: "X", metricLabel: "Stars", sources: ["x"], from: null, to: null, asOf: null } as const;
  const series = [{ key: "o/lamp", label: "Lamp", points }];
  const [line] = drawLines(buildChartSpec({ ...frame, ...said, interval: "day", series }));
  expect(line).toMatchObject({ repo: "o/lamp", name: "Lamp" });
  expect(line?.path.match(/M/g)).toHaveLength(2);
});
