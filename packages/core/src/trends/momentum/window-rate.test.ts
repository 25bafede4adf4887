import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentum } from "./momentum.ts";
import type { MomentumFit } from "../types.ts";
import { weeklyGrowth } from "./weekly-growth.ts";
import { windowRate } from "./window-rate.ts";

const repeat = <T>(value: T, days: number): T[] => Array.from({ length: days }, () => value);

function fitTen(): MomentumFit {
  const { fit } = momentum(repeat(10, 84));
  if (fit === null) throw new Error("ten stars a day have a momentum");
  return fit;
}
const fit = fitTen();

describe("stars a day over a window", () => {
  it("of ten a day are ten, and surer the longer the window", () => {
    const [week, month, quarter] = [7, 30, 90].map((days) => windowRate(fit, repeat(10, days)));
    for (const rate of [week, month, quarter]) expect(rate?.value).toBeCloseTo(10, 12);
    expect(month?.low).toBeGreaterThan(week?.low ?? Infinity);
    expect(quarter?.low).toBeGreaterThan(month?.low ?? Infinity);
    expect(quarter?.high).toBeLessThan(month?.high ?? -Infinity);
  });

  it("follow from two stars of prior and the counts, divided by the dispersion", () => {
    const stars = 7 * 25;
    const expected = (2 + stars / fit.phi) / (2 / fit.m0 + 7 / fit.phi);
    expect(windowRate(fit, repeat(25, 7))?.value).toBeCloseTo(expected, 12);
  });

  it("need three quarters of the days, and a missing one is no zero", () => {
    expect(windowRate(fit, [...repeat(null, 8), ...repeat(10, 22)])).toBeNull();
    expect(windowRate(fit, [...repeat(null, 7), ...repeat(10, 23)])?.value).toBeCloseTo(10, 12);
    expect(windowRate(fit, [null, ...repeat(10, 6)])).not.toBeNull();
    expect(windowRate(fit, [null, null, ...repeat(10, 5)])).toBeNull();
    expect(windowRate(fit, [])).toBeNull();
  });

  it("rise with every star, and days below zero count as zero", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 7, maxLength: 90 }), (days) => {
        const rate = windowRate(fit, days);
        const more = windowRate(fit, days.with(0, (days[0] ?? 0) + 1));
        expect(more?.value).toBeGreaterThan(rate?.value ?? Infinity);
        expect(rate?.low).toBeLessThan(rate?.value ?? -Infinity);
        expect(rate?.high).toBeGreaterThan(rate?.value ?? Infinity);
        expect(windowRate(fit, [...days, -90])).toEqual(windowRate(fit, [...days, 0]));
      }),
    );
  });
});

describe("growth", () => {
  it("is the week's share of all stars, with the velocity's interval", () => {
    expect(weeklyGrowth({ value: 10, low: 5, high: 20 }, 7_000)).toEqual({ value: 0.01, low: 0.005, high: 0.02 });
  });

  it("of a project without stars is not known", () => {
    expect(weeklyGrowth({ value: 1, low: 0.5, high: 2 }, 0)).toBeNull();
  });
});
