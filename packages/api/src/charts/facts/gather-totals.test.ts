import { bucketSeries, dayRange, INTERVALS, type Point } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gatherTotals, nameByStart } from "./gather-totals.ts";

const points = fc.array(fc.option(fc.nat()), { minLength: 1, maxLength: 100 }).map((values): Point[] =>
  dayRange("2025-12-29", "2026-12-31")
    .slice(0, values.length)
    .map((t, i) => {
      const value = values[i] ?? null;
      return value === null
        ? { t, value, quality: "missing", receipt: null }
        : { t, value, quality: "observed", receipt: `1-${i}` };
    }),
);

test("a chart's weeks and months are the API's, each figure at the day that it was observed on", () => {
  fc.assert(
    fc.property(points, fc.constantFrom(...INTERVALS), (daily, interval) => {
      const gathered = gatherTotals(daily, interval);
      expect(nameByStart(gathered, interval)).toEqual(bucketSeries(daily, "stars", interval));
      const known = gathered.filter(({ value }) => value !== null);
      const byDay = new Map(daily.map(({ t, value }) => [t, value]));
      expect(known.map(({ t }) => byDay.get(t))).toEqual(known.map(({ value }) => value));
    }),
    { numRuns: 60 },
  );
});
