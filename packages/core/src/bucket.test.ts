import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketSeries } from "./bucket.ts";
import { dayRange, isoWeekStart, monthStart } from "./day.ts";
import { METRICS, missingPoint, type Metric, type Point } from "./series.ts";

const point = (t: string, value: number | null): Point =>
  value === null ? missingPoint(t) : { t, value, quality: "observed", receipt: `of ${t}` };
/** Sunday 22 March to Tuesday 31 March 2026: the end of a week, a whole one, and the start of another. */
const DAYS = dayRange("2026-03-22", "2026-03-31");
const counting = DAYS.map((t, i) => point(t, i + 1));
const values = (points: Point[]) => points.map((p) => [p.t, p.value]);

const series = fc
  .array(fc.option(fc.integer({ min: -50, max: 500 })), { minLength: 1, maxLength: 60 })
  .map((list) => list.map((value, i) => point(dayRange("2026-02-20", "2026-05-01")[i] ?? "", value)));
const FLOWS: Metric[] = METRICS.filter((m) => m !== "stars" && m !== "forks");

describe("a series by day", () => {
  it("is left as it is", () => {
    expect(bucketSeries(counting, "net", "day")).toEqual(counting);
  });
});

describe("a series by week", () => {
  it("takes the last total of each ISO week, which begins on Monday and names it", () => {
    expect(values(bucketSeries(counting, "stars", "week"))).toEqual([
      ["2026-03-16", 1],
      ["2026-03-23", 8],
      ["2026-03-30", 10],
    ]);
  });

  it("adds up flows", () => {
    expect(values(bucketSeries(counting, "gained", "week"))).toEqual([
      ["2026-03-16", 1],
      ["2026-03-23", 2 + 3 + 4 + 5 + 6 + 7 + 8],
      ["2026-03-30", 9 + 10],
    ]);
  });

  it("takes a total from the last day that has one, with its receipt", () => {
    const gap = counting.map((p) => (p.t >= "2026-03-28" ? missingPoint(p.t) : p));
    expect(bucketSeries(gap, "forks", "week")).toEqual([
      { ...point("2026-03-22", 1), t: "2026-03-16" },
      { ...point("2026-03-27", 6), t: "2026-03-23" },
      missingPoint("2026-03-30"),
    ]);
  });

  it("does not let a partial sum pass for a whole one", () => {
    const gap = counting.map((p) => (p.t === "2026-03-25" ? missingPoint(p.t) : p));
    expect(bucketSeries(gap, "net", "week")[1]).toEqual(missingPoint("2026-03-23"));
  });

  it("is settling while any of its days is", () => {
    const days = counting.map((p): Point => ({ ...p, quality: p.t === "2026-03-25" ? "settling" : "surviving" }));
    expect(bucketSeries(days, "surviving", "week").map((p) => p.quality)).toEqual([
      "surviving",
      "settling",
      "surviving",
    ]);
  });
});

it("a series by month is named by the month's first day", () => {
  const days = dayRange("2026-01-30", "2026-02-02").map((t, i) => point(t, i + 1));
  expect(values(bucketSeries(days, "net", "month"))).toEqual([
    ["2026-01-01", 3],
    ["2026-02-01", 7],
  ]);
});

it("no bucket holds a value that its days do not, and none is a zero for a gap", () => {
  const interval = fc.constantFrom("week" as const, "month" as const);
  fc.assert(
    fc.property(series, interval, fc.constantFrom(...FLOWS), (points, interval, flow) => {
      const startOf = interval === "week" ? isoWeekStart : monthStart;
      const daysOf = (t: string) => points.filter((p) => startOf(p.t) === t);
      for (const { t, value } of bucketSeries(points, "stars", interval)) {
        expect(value).toBe(daysOf(t).findLast((p) => p.value !== null)?.value ?? null);
      }
      for (const { t, value } of bucketSeries(points, flow, interval)) {
        const days = daysOf(t).map((p) => p.value);
        expect(value).toBe(days.includes(null) ? null : days.reduce<number>((sum, v) => sum + (v ?? 0), 0));
      }
    }),
  );
});

it.each(METRICS)("an empty series of %s has no buckets", (metric) => {
  expect(bucketSeries([], metric, "week")).toEqual([]);
});
