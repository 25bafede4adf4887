import fc from "fast-check";
import { addDays, type Interval, type Quality } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./lines/build-chart-spec.ts";
import { LANGUAGES, type ChartInput, type Draw, type MarkerKind } from "./spec.ts";
import { expectSameChart } from "./testing/expect-same-chart.ts";
import { HOSTILE } from "./testing/samples.ts";

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
  series: fc.array(fc.record({ key: text, label: text, points, draw: fc.constantFrom<Draw>("line", "line", "bars") }), {
    maxLength: 4,
  }),
  interval: fc.constantFrom<Interval>("day", "day", "day", "week", "month"),
  markers: fc.array(marker, { maxLength: 40 }),
  scale: fc.constantFrom("linear", "log"),
  yFrom: fc.constantFrom("zero", "data"),
  language: fc.constantFrom(...LANGUAGES),
  pinned: fc.constantFrom(null, "2026-08-22T04:07:20Z", "soon"),
  theme: fc.constantFrom("light", "dark", "auto"),
  width: fc.integer({ min: 100, max: 2000 }),
  height: fc.integer({ min: 100, max: 1200 }),
  from: fc.option(fc.constant("2023-09-01")),
  to: fc.option(fc.constantFrom("2023-09-01", "2026-08-22")),
  asOf: fc.constantFrom("2026-08-22T04:07:20Z", "2026-08-22", "soon", null),
  sources: fc.array(text, { maxLength: 3 }),
  notice: fc.option(text),
});

test("all renderers agree on domain, ticks, gaps, lines, bars, names and markers, whatever the figures", () => {
  let drawn = 0;
  fc.assert(
    fc.property(input, (given) => {
      const spec = buildChartSpec(given);
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      drawn += expectSameChart(spec);
    }),
    { numRuns: 100, seed: 20_260_822 },
  );
  expect(drawn).toBeGreaterThan(1000);
});
