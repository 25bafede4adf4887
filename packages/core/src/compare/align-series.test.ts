import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketSeries } from "../bucket.ts";
import { addDays, dayRange, daysBetween, type Day } from "../day.ts";
import { missingPoint, type Interval, type Point } from "../series.ts";
import { alignSeries, type AlignQuery } from "./align-series.ts";
import { MAX_DAILY_POINTS } from "./choose-interval.ts";
import { startOfSpan } from "./spans.ts";

const QUERY: AlignQuery = { align: "date", kind: "total", interval: "day", from: null, to: null, base: null };

/** A series of days in a row. */
function seriesFrom(first: Day, values: readonly (number | null)[]): Point[] {
  return values.map((value, i) => {
    const t = addDays(first, i);
    return value === null ? missingPoint(t) : { t, value, quality: "observed", receipt: `of ${t}` };
  });
}
const input = (points: Point[], origin: Day | null = null) => ({ points, origin });
const told = (points: readonly Point[]) => points.map(({ t, value }) => [t, value]);

const values = fc.array(fc.option(fc.integer({ min: 0, max: 9_000 })), { maxLength: 120 });
const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays("2025-12-01", n));
const someSeries = fc.array(fc.tuple(day, values, fc.option(day)), { minLength: 1, maxLength: 5 });
const interval = fc.constantFrom<Interval>("day", "week", "month");

describe("by date", () => {
  it("all series are on one axis: missing before a series begins, in its gaps, and after it ends", () => {
    const { series } = alignSeries(
      [input(seriesFrom("2026-03-02", [5, null, 7])), input(seriesFrom("2026-03-01", [1, 2])), input([])],
      QUERY,
    );
    const axis = dayRange("2026-03-01", "2026-03-04");
    expect(series.map(({ points }) => points.map(({ t }) => t))).toEqual([axis, axis, axis]);
    expect(series.map(({ points }) => points.map(({ value }) => value))).toEqual([
      [null, 5, null, 7],
      [1, 2, null, null],
      [null, null, null, null],
    ]);
  });

  it("days that are asked for are all there, and no others", () => {
    const { series } = alignSeries([input(seriesFrom("2026-03-02", [5, 6]))], {
      ...QUERY,
      from: "2026-03-03",
      to: "2026-03-05",
    });
    expect(told(series[0]?.points ?? [])).toEqual([
      ["2026-03-03", 6],
      ["2026-03-04", null],
      ["2026-03-05", null],
    ]);
  });

  it("series without any figure have no points, as no days are asked for", () => {
    expect(alignSeries([input([]), input([])], QUERY).series.map(({ points }) => points)).toEqual([[], []]);
  });

  it("weeks of a flow are sums of whole weeks: a week that is begun is missing", () => {
    const { series } = alignSeries(
      [
        input(
          seriesFrom(
            "2026-03-04",
            Array.from({ length: 16 }, () => 1),
          ),
        ),
      ],
      {
        ...QUERY,
        kind: "flow",
        interval: "week",
      },
    );
    expect(told(series[0]?.points ?? [])).toEqual([
      ["2026-03-02", null],
      ["2026-03-09", 7],
      ["2026-03-16", null],
    ]);
  });

  it("a total of a week is of its last known day, though days after the last one asked for are known", () => {
    const { series } = alignSeries([input(seriesFrom("2026-03-02", [1, 2, 3, 4, 5, 6, 7]))], {
      ...QUERY,
      interval: "week",
      to: "2026-03-04",
    });
    expect(told(series[0]?.points ?? [])).toEqual([["2026-03-02", 3]]);
  });

  it("whatever the interval, a series is what bucketSeries makes of it over the axis", () => {
    fc.assert(
      fc.property(someSeries, interval, (list, chosen) => {
        const inputs = list.map(([first, numbers]) => input(seriesFrom(first, numbers)));
        const daily = alignSeries(inputs, QUERY).series;
        const { series } = alignSeries(inputs, { ...QUERY, interval: chosen });
        for (const [i, { points }] of series.entries()) {
          expect(points).toEqual(bucketSeries(daily[i]?.points ?? [], "stars", chosen));
        }
      }),
    );
  });
});

describe("the interval", () => {
  const ofDays = (days: number) =>
    input(
      seriesFrom(
        "2024-01-01",
        Array.from({ length: days }, (_, i) => i + 1),
      ),
    );

  it.each([
    [MAX_DAILY_POINTS, "day"],
    [MAX_DAILY_POINTS + 1, "week"],
  ])("of a longest series of %i days is the %s", (days, chosen) => {
    expect(alignSeries([ofDays(3), ofDays(days)], { ...QUERY, interval: null }).interval).toBe(chosen);
  });

  it("that is asked for is obeyed, however long the series", () => {
    const { interval: chosen, series } = alignSeries([ofDays(900)], QUERY);
    expect([chosen, series[0]?.points.length]).toEqual(["day", 900]);
  });
});

describe("by age", () => {
  const byAge: AlignQuery = { ...QUERY, align: "age" };

  it("each series is over its own days, with how old the project was", () => {
    const { series } = alignSeries(
      [input(seriesFrom("2026-03-02", [5, null, 7]), "2026-03-01"), input(seriesFrom("2020-06-10", [9]), "2020-06-12")],
      byAge,
    );
    expect(series.map(({ points }) => points.map(({ t, age, value }) => [t, age, value]))).toEqual([
      [
        ["2026-03-02", 1, 5],
        ["2026-03-03", 2, null],
        ["2026-03-04", 3, 7],
      ],
      [["2020-06-10", -2, 9]],
    ]);
  });

  it("a project whose beginning is not known has no points", () => {
    expect(alignSeries([input(seriesFrom("2026-03-02", [5]))], byAge).series[0]?.points).toEqual([]);
  });

  it("weeks begin at the same ages, whatever the weekday of the beginning", () => {
    const { series } = alignSeries(
      ["2026-03-01", "2026-03-04"].map((origin) => input(seriesFrom(origin, [0, 1, 2, 3, 4, 5, 6, 7]), origin)),
      { ...byAge, interval: "week" },
    );
    const ages = series.map(({ points }) => points.map(({ age, value }) => [age, value]));
    expect(ages).toEqual([
      [
        [0, 6],
        [7, 7],
      ],
      [
        [0, 6],
        [7, 7],
      ],
    ]);
  });

  it("no figure is lost, and each is at the age of the span it belongs to", () => {
    fc.assert(
      fc.property(someSeries, interval, (list, chosen) => {
        const inputs = list.map(([first, numbers, origin]) => input(seriesFrom(first, numbers), origin));
        const { series } = alignSeries(inputs, { ...byAge, interval: chosen });
        for (const [i, { points, origin }] of inputs.entries()) {
          const got = series[i]?.points ?? [];
          const [first] = points;
          if (origin === null || first === undefined) continue;
          for (const { t, age, value } of got) {
            expect(age).toBe(daysBetween(origin, t));
            const days = points.filter((point) => startOfSpan(point.t, chosen, origin) === t);
            expect(value).toBe(days.findLast((point) => point.value !== null)?.value ?? null);
          }
          const spans = new Set(got.map(({ t }) => t));
          const known = points.filter((point) => point.value !== null);
          expect(known.filter(({ t }) => !spans.has(startOfSpan(t, chosen, origin)))).toEqual([]);
        }
      }),
    );
  });
});

describe("as an index", () => {
  const asIndex: AlignQuery = { ...QUERY, align: "index" };

  it("100 is the first day on which all have a value; a series without any is left out of account and says so", () => {
    const { base, series } = alignSeries(
      [input(seriesFrom("2026-03-01", [10, 20, 30])), input(seriesFrom("2026-03-02", [null, 4, 2])), input([])],
      asIndex,
    );
    expect(base).toBe("2026-03-03");
    expect(series.map((s) => s.points.map((p) => p.value))).toEqual([
      [100 / 3, 200 / 3, 100, null],
      [null, null, 100, 50],
      [null, null, null, null],
    ]);
    expect(series.map((s) => s.base)).toEqual([
      { t: "2026-03-03", value: 30, reason: null },
      { t: "2026-03-03", value: 4, reason: null },
      { t: "2026-03-03", value: null, reason: "no value is known on 2026-03-03" },
    ]);
  });

  it("a base that is asked for may lie outside the days that are shown", () => {
    const { base, series } = alignSeries([input(seriesFrom("2026-03-01", [10, 20, 30]))], {
      ...asIndex,
      base: "2026-03-01",
      from: "2026-03-03",
    });
    expect([base, told(series[0]?.points ?? [])]).toEqual(["2026-03-01", [["2026-03-03", 300]]]);
  });

  it("nothing is a share of zero", () => {
    const { series } = alignSeries([input(seriesFrom("2026-03-01", [0, 20]))], asIndex);
    expect(series[0]).toEqual({
      points: [missingPoint("2026-03-01"), missingPoint("2026-03-02")],
      base: { t: "2026-03-01", value: 0, reason: "it was 0 on 2026-03-01, and nothing is a share of 0" },
    });
  });

  it("series that never meet have no base", () => {
    const { base, series } = alignSeries(
      [input(seriesFrom("2026-03-01", [1])), input(seriesFrom("2026-03-02", [1]))],
      asIndex,
    );
    expect([base, series.map((s) => s.base?.reason)]).toEqual([
      null,
      ["there is no day on which all have a value", "there is no day on which all have a value"],
    ]);
  });

  it("every value is in the proportion of the totals, and 100 on the base day itself", () => {
    fc.assert(
      fc.property(someSeries, (list) => {
        const inputs = list.map(([first, numbers]) => input(seriesFrom(first, numbers)));
        const plain = alignSeries(inputs, QUERY).series;
        const { base, series } = alignSeries(inputs, asIndex);
        for (const [i, { points, base: own }] of series.entries()) {
          for (const [j, { t, value }] of points.entries()) {
            const total = plain[i]?.points[j]?.value ?? null;
            const isKnown = own?.reason === null && total !== null;
            expect(value).toBe(isKnown ? (100 * total) / (own.value ?? NaN) : null);
            expect(t === base && isKnown ? value : 100).toBe(100);
          }
        }
      }),
    );
  });
});
