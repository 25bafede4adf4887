import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketSeries } from "./bucket.ts";
import { addDays, dayRange, startOfDay } from "./day.ts";
import type { SurvivingDay } from "./observation.ts";
import { missingPoint, type Point } from "./series.ts";
import { pickSurvivingTotals, starsLost, survivingTotals } from "./surviving-totals.ts";
import { survivingDaily } from "./surviving.ts";

const FIRST = "2026-03-01";
const day = (n: number) => addDays(FIRST, n);
const RANGE = { from: FIRST, to: day(4) };

/** Said long after the day, unless told otherwise. */
const report = (n: number, stars: number, fetchedAfter = 30): SurvivingDay => ({
  day: day(n),
  stars,
  fetchedAt: startOfDay(day(n + fetchedAfter)),
  receipt: `of ${day(n)}`,
});
const reports = (...stars: number[]) => stars.map((count, n) => report(n, count));
const values = (points: readonly Point[]) => points.map((p) => p.value);

describe("the running sum of surviving stars", () => {
  it("adds up from the first day on, each day with the receipt of its own report", () => {
    const points = survivingTotals(reports(5, 0, 7), FIRST, { from: FIRST, to: day(2) });
    expect(values(points)).toEqual([5, 5, 12]);
    expect(points[1]).toEqual({ t: day(1), value: 5, quality: "surviving", receipt: `of ${day(1)}` });
  });

  it("ends where a day is not known, for good: a missing day is never a zero", () => {
    const gap = [report(0, 5), report(1, 1), report(3, 7), report(4, 1)];
    expect(survivingTotals(gap, FIRST, RANGE).slice(1)).toEqual([
      { t: day(1), value: 6, quality: "surviving", receipt: `of ${day(1)}` },
      missingPoint(day(2)),
      missingPoint(day(3)),
      missingPoint(day(4)),
    ]);
  });

  it("is not known unless every day since the repository's first is", () => {
    const known = reports(5, 6);
    expect(values(survivingTotals(known, null, RANGE))).toEqual(Array(5).fill(null));
    expect(values(survivingTotals(known, day(-1), RANGE))).toEqual(Array(5).fill(null));
    expect(values(survivingTotals(known, day(1), RANGE))).toEqual([5, 11, null, null, null]);
    expect(values(survivingTotals([], FIRST, RANGE))).toEqual(Array(5).fill(null));
  });

  it("holds what was given before the range, and nothing is known before the first report", () => {
    expect(values(survivingTotals(reports(5, 6, 7, 8), FIRST, { from: day(2), to: day(4) }))).toEqual([18, 26, null]);
    expect(values(survivingTotals(reports(5), FIRST, { from: day(-2), to: FIRST }))).toEqual([null, null, 5]);
    expect(values(survivingTotals(reports(5), FIRST, { from: day(-3), to: day(-2) }))).toEqual([null, null]);
  });

  it("counts what GitHub said last of each day", () => {
    const shrunk = [...reports(5, 6), report(0, 3, 90)];
    expect(values(survivingTotals(shrunk, FIRST, { from: FIRST, to: day(1) }))).toEqual([3, 9]);
  });

  it("is settling from the first day on that is, as that day is in every later sum", () => {
    const early = [report(0, 5), report(1, 6, 1), report(2, 7)];
    expect(survivingTotals(early, FIRST, RANGE).map((p) => p.quality)).toEqual([
      "surviving",
      "settling",
      "settling",
      "missing",
      "missing",
    ]);
  });

  const some = fc.array(
    fc.record({ n: fc.integer({ min: -5, max: 20 }), stars: fc.nat(500), after: fc.integer({ min: 0, max: 40 }) }),
    { maxLength: 60 },
  );
  const range = fc
    .tuple(fc.integer({ min: -10, max: 25 }), fc.nat(20))
    .map(([from, length]) => ({ from: day(from), to: day(from + length) }));

  it("is at every day what its definition says, whatever is known", () => {
    fc.assert(
      fc.property(some, fc.option(fc.integer({ min: -8, max: 22 })), range, (list, created, range) => {
        const known = list.map(({ n, stars, after }) => report(n, stars, after));
        const completeFrom = created === null ? null : day(created);
        const points = survivingTotals(known, completeFrom, range);
        expect(points.map((p) => p.t)).toEqual(dayRange(range.from, range.to));
        const first = known.map((r) => r.day).sort()[0] ?? null;
        const isWhole = first !== null && completeFrom !== null && first <= completeFrom;
        for (const { t, value } of points) {
          const before = first === null ? [] : values(survivingDaily(known, { from: first, to: t }));
          const sum = before.reduce((a: number | null, b) => (a === null || b === null ? null : a + b), 0);
          expect(value).toBe(isWhole && before.length > 0 ? sum : null);
        }
      }),
    );
  });

  it("never falls, and rises by each day's own stars", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 2, maxLength: 40 }), (stars) => {
        const points = survivingTotals(reports(...stars), FIRST, { from: FIRST, to: day(stars.length - 1) });
        const totals = points.map((p) => p.value ?? Number.NaN);
        expect(totals.map((total, i) => total - (totals[i - 1] ?? 0))).toEqual(stars);
      }),
    );
  });

  it("by week is that of the last known day, as totals are", () => {
    const points = survivingTotals(reports(...Array<number>(10).fill(1)), FIRST, { from: FIRST, to: day(12) });
    // 1 March 2026 was a Sunday.
    expect(bucketSeries(points, "stars", "week").map((p) => [p.t, p.value])).toEqual([
      ["2026-02-23", 1],
      ["2026-03-02", 8],
      ["2026-03-09", 10],
    ]);
  });
});

describe("stars taken back since a day", () => {
  const total = (n: number, value: number | null): Point =>
    value === null ? missingPoint(day(n)) : { t: day(n), value, quality: "archived", receipt: "total" };
  const kept = survivingTotals(reports(5, 6, 7), FIRST, { from: FIRST, to: day(3) });

  it("are the observed total less what survives of it, null where either is not known", () => {
    const lost = starsLost([total(0, 5), total(1, null), total(2, 25), total(3, 30)], kept);
    expect(lost).toEqual([
      { t: FIRST, value: 0, quality: "surviving", receipt: `of ${FIRST}` },
      missingPoint(day(1)),
      { t: day(2), value: 7, quality: "surviving", receipt: `of ${day(2)}` },
      missingPoint(day(3)),
    ]);
  });

  it("can be less than none where GitHub's day goes on after the total was read", () => {
    expect(starsLost([total(0, 2)], kept.slice(0, 1))[0]?.value).toBe(-3);
  });

  it("are refused for series that cover different days", () => {
    expect(() => starsLost([total(0, 1)], kept)).toThrow(RangeError);
    expect(() =>
      starsLost(
        [0, 1, 2, 4].map((n) => total(n, 1)),
        kept,
      ),
    ).toThrow(RangeError);
  });

  it("and what survives make up what was observed", () => {
    const totals = fc.array(fc.option(fc.nat(1000)), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(totals, (stars) => {
        const observed = stars.map((value, n) => total(n, value));
        for (const [i, { value }] of starsLost(observed, kept).entries()) {
          const [all, left] = [observed[i]?.value ?? null, kept[i]?.value ?? null];
          expect(value).toBe(all === null || left === null ? null : all - left);
        }
      }),
    );
  });
});

it("totals that points bear become points of their own; one of an unfinished week is settling", () => {
  const point = (value: number | null): Point =>
    value === null ? missingPoint(FIRST) : { t: FIRST, value, quality: "surviving", receipt: "r" };
  expect(
    pickSurvivingTotals([
      { ...point(3), total: 40 },
      { ...point(null), total: 42 },
      { ...point(3), total: null },
      point(3),
    ]),
  ).toEqual([
    { t: FIRST, value: 40, quality: "surviving", receipt: "r" },
    { t: FIRST, value: 42, quality: "settling", receipt: null },
    missingPoint(FIRST),
    missingPoint(FIRST),
  ]);
});
