import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countMomentum } from "./momentum-counts.ts";
import { momentum } from "./momentum.ts";
import type { MomentumFit } from "../types.ts";

type Days = readonly (number | null)[];
const repeat = (value: number | null, days: number): Days => Array.from({ length: days }, () => value);
const fitOf = (y: Days): MomentumFit => {
  const { fit, label } = momentum(y);
  if (fit === null) throw new Error(`no fit: ${label}`);
  return fit;
};

const day = fc.oneof(
  { weight: 9, arbitrary: fc.nat(60) },
  { weight: 1, arbitrary: fc.integer({ min: -500, max: 5_000 }) },
);
const fullSeries = fc.array(day, { minLength: 84, maxLength: 84 }).filter((y) => y.some((stars) => stars > 0));
const missingDays = fc.uniqueArray(fc.integer({ min: 0, max: 83 }), { maxLength: 7 });
/** Few enough days are missing for a fit. */
const series = fc
  .tuple(fullSeries, missingDays)
  .map(([y, missing]): Days => y.map((stars, index) => (missing.includes(index) ? null : stars)))
  .filter((y) => y.some((stars) => stars !== null && stars > 0));

describe("what 84 days are summed up to", () => {
  it("has closed forms for ten stars a day", () => {
    const counts = countMomentum(repeat(10, 84));
    // A geometric series: 2^(−i/7) over 28 days is (1 − 2^−4) / (1 − 2^(−1/7)).
    const E = (1 - 2 ** -4) / (1 - 2 ** (-1 / 7));
    expect(counts.E).toBeCloseTo(E, 12);
    expect(counts.Q).toBeCloseTo((1 - 2 ** -8) / (1 - 2 ** (-2 / 7)), 12);
    expect(counts.A).toBeCloseTo(10 * E, 12);
    // Weeks that are all alike: only the usual dispersion is left, 4 of 11 parts of 1 + 0.0625 · 70.
    expect(counts).toMatchObject({ B: 560, F: 56, recentDays: 28, topDay: 10, topDayShare: 1 / 7 });
    expect(counts.phi).toBeCloseTo((4 * 5.375) / 11, 12);
  });

  it("takes the usual dispersion where fewer than four weeks are complete", () => {
    const holes = repeat(10, 84).map((stars, index) => (index < 35 && index % 7 === 3 ? null : stars));
    expect(countMomentum(holes)).toMatchObject({ F: 51, phi: 1 + 0.0625 * 70 });
    const oneLess = holes.map((stars, index) => (index === 31 ? 10 : stars));
    expect(countMomentum(oneLess).phi).toBeCloseTo((4 * 5.375) / 7, 12);
  });

  it("cuts a burst of the baseline down, but none of the recent days", () => {
    const burst = (at: number) => repeat(10, 84).map((stars, index) => (index === at ? 10_000 : stars));
    // No MAD, so √10 is what days may differ by, five times.
    expect(countMomentum(burst(20)).B).toBeCloseTo(550 + 10 + 5 * Math.sqrt(10), 9);
    expect(countMomentum(burst(83)).A - countMomentum(repeat(10, 84)).A).toBeCloseTo(9_990, 9);
  });

  it("is refused for any other number of days", () => {
    expect(() => momentum(repeat(1, 83))).toThrow("a momentum needs 84 days, not 83");
  });
});

describe("a momentum", () => {
  it("of ten stars a day is ten stars a day, steady", () => {
    const { label, fit } = momentum(repeat(10, 84));
    expect(label).toBe("steady");
    expect(fit?.m0).toBeCloseTo(10, 12);
    expect(fit?.velocity.value).toBeCloseTo(10, 12);
    expect(fit?.cautious).toBe(0);
  });

  it("needs 21 of 28 and 42 of 56 days, and says how many there were", () => {
    const known = (recent: number, before: number) =>
      momentum([
        ...repeat(null, 56 - before),
        ...repeat(3, before),
        ...repeat(null, 28 - recent),
        ...repeat(3, recent),
      ]);
    expect(known(20, 56)).toEqual({ label: "too little data", recentDays: 20, baselineDays: 56, fit: null });
    expect(known(28, 41)).toEqual({ label: "too little data", recentDays: 28, baselineDays: 41, fit: null });
    expect(known(21, 42)).toMatchObject({ label: "steady", recentDays: 21, baselineDays: 42 });
  });

  it("of a project without stars is no activity, even where it lost some", () => {
    const days = repeat(0, 84).map((stars, index) => (index === 40 ? -8 : stars));
    expect(momentum(days)).toEqual({ label: "no activity", recentDays: 28, baselineDays: 56, fit: null });
  });

  it("finds what doubled, what halved, and says nothing of two stars", () => {
    const change = (before: number, after: number) => momentum([...repeat(before, 56), ...repeat(after, 28)]).label;
    expect(change(20, 40)).toBe("accelerating");
    expect(change(40, 20)).toBe("slowing");
    expect(momentum([...repeat(0, 55), 1, ...repeat(0, 27), 1]).label).toBe("uncertain");
  });

  it("tells a spike from ten stars on, when it is half of a week", () => {
    const week = (...last: number[]) => fitOf([...repeat(1, 77), ...last]);
    expect(week(0, 0, 0, 10, 5, 5, 0)).toMatchObject({ topDayShare: 0.5, spike: true });
    expect(week(0, 0, 0, 10, 5, 6, 0).spike).toBe(false);
    expect(week(0, 0, 0, 9, 0, 0, 0)).toMatchObject({ topDayShare: 1, spike: false });
    expect(fitOf([...repeat(1, 77), ...repeat(null, 6), 10])).toMatchObject({ topDayShare: 1, spike: true });
    expect(week(0, 0, 0, 0, 0, 0, 0)).toMatchObject({ topDayShare: 0, spike: false });
  });

  it("calls a change by a quarter a change, and no smaller one", () => {
    const change = (after: number) => momentum([...repeat(100, 56), ...repeat(after, 28)]);
    expect(change(130)).toMatchObject({ label: "accelerating" });
    expect(change(130).fit?.ratio.value).toBeLessThan(1.3);
    expect(change(122)).toMatchObject({ label: "steady" });
    expect(change(122).fit?.pUp).toBeGreaterThan(0.95);
    expect(change(75)).toMatchObject({ label: "slowing" });
    expect(change(75).fit?.ratio.value).toBeGreaterThan(0.75);
  });

  it.each([200_000, 1e12])("keeps its digits where nothing was and %d stars a day came", (starsPerDay) => {
    const { velocity, ratio, pUp } = fitOf([...repeat(0, 56), ...repeat(starsPerDay, 28)]);
    expect(velocity.value / starsPerDay).toBeCloseTo(1, 5);
    // The rate before is Gamma(2, 56): its 95 % quantile is 4.743865 ÷ 56 stars a day, by the printed table of χ².
    expect(ratio.low / ((starsPerDay * 56) / 4.743_864_518)).toBeCloseTo(1, 4);
    expect(pUp).toBe(1);
  });
});

describe("whatever the series", () => {
  it("intervals hold their value, and the label follows from them", () => {
    fc.assert(
      fc.property(series, (y) => {
        const { label, fit } = momentum(y);
        if (fit === null) throw new Error("there are enough days");
        const { velocity, ratio, pUp, cautious } = fit;
        expect(velocity.low).toBeLessThan(velocity.value);
        expect(velocity.high).toBeGreaterThan(velocity.value);
        expect(ratio.low).toBeLessThan(ratio.value);
        expect(ratio.high).toBeGreaterThan(ratio.value);
        expect(Math.abs(cautious)).toBeLessThanOrEqual(Math.abs(Math.log2(ratio.value)));
        // The same posterior, asked the other way round.
        expect(pUp >= 0.95).toBe(ratio.low >= 1);
        expect(pUp <= 0.05).toBe(ratio.high <= 1);
        expect(label === "accelerating").toBe(ratio.low >= 1 && ratio.value >= 1.25);
        expect(label === "slowing").toBe(ratio.high <= 1 && ratio.value <= 0.8);
      }),
    );
  });

  it("more recent stars never lower the ratio or the velocity", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 56, max: 83 }), fc.integer({ min: 1, max: 1_000 }), (y, at, more) => {
        const before = fitOf(y);
        const after = fitOf(
          y.map((stars, index) => (index === at && stars !== null ? Math.max(0, stars) + more : stars)),
        );
        expect(after.pUp).toBeGreaterThanOrEqual(before.pUp - 1e-12);
        for (const end of ["low", "value", "high"] as const) {
          expect(after.ratio[end]).toBeGreaterThanOrEqual(before.ratio[end] * (1 - 1e-9));
          expect(after.velocity[end]).toBeGreaterThanOrEqual(before.velocity[end] * (1 - 1e-9));
        }
      }),
    );
  });

  it("a day below zero counts as zero, and not as missing", () => {
    fc.assert(
      fc.property(series, (y) => {
        expect(momentum(y)).toEqual(momentum(y.map((stars) => (stars === null ? null : Math.max(0, stars)))));
      }),
    );
  });

  it("the order of days within a baseline week does not matter", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 7 }), (y, week) => {
        const turned = y.with(7 * week, y[7 * week + 3] ?? null).with(7 * week + 3, y[7 * week] ?? null);
        expect(fitOf(turned).velocity.value).toBeCloseTo(fitOf(y).velocity.value, 8);
        expect(fitOf(turned).ratio.low).toBeCloseTo(fitOf(y).ratio.low, 8);
      }),
    );
  });

  it("a larger burst in the baseline than its cap changes nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 55 }), fc.integer({ min: 1_000, max: 1e6 }), (at, stars) => {
        const withBurst = (size: number) => fitOf(repeat(10, 84).map((usual, index) => (index === at ? size : usual)));
        expect(withBurst(stars)).toEqual(withBurst(500));
      }),
    );
  });
});
