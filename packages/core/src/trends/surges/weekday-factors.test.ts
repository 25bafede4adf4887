import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, isoWeekStart } from "../../day.ts";
import { EVEN_WEEK, factorsQuarter, factorsWindow, weekdayFactors } from "./weekday-factors.ts";

/** A week of 98 stars, quiet at its end. */
const WEEK = [16, 16, 16, 16, 16, 9, 9];
const weeks = (count: number, week: readonly number[] = WEEK) => Array.from({ length: count }, () => week);

describe("weekday factors", () => {
  it("are each day's share of the week, so that an ordinary day is 1", () => {
    const factors = weekdayFactors(weeks(100));
    expect(factors[0]).toBeCloseTo((7 * 16) / 98, 12);
    expect(factors[6]).toBeCloseTo((7 * 9) / 98, 12);
  });

  it("do not follow bursts: a third of the weeks with one on a Saturday changes nothing", () => {
    const burst = [16, 16, 16, 16, 16, 5000, 900];
    expect(weekdayFactors([...weeks(100), ...weeks(49, burst)])).toEqual(weekdayFactors(weeks(100)));
  });

  it("weigh a small project like a large one", () => {
    const large = WEEK.map((stars) => 1000 * stars);
    const small = [10, 10, 10, 10, 10, 10, 10];
    for (const factor of weekdayFactors([...weeks(60, large), ...weeks(140, small)])) expect(factor).toBeCloseTo(1, 12);
  });

  it("are 1 where too little is known: few weeks, or weeks of a few stars", () => {
    expect(weekdayFactors([])).toEqual(EVEN_WEEK);
    expect(weekdayFactors(weeks(99))).toEqual(EVEN_WEEK);
    expect(weekdayFactors(weeks(500, [9, 9, 9, 9, 9, 9, 9]))).toEqual(EVEN_WEEK);
    expect(weekdayFactors(weeks(500, [100, 0, 0, 0, 0, 0, 0]))).toEqual(EVEN_WEEK);
  });

  it("are seven positive numbers with mean 1, whatever the weeks", () => {
    const Week = fc.array(fc.integer({ min: -20, max: 400 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(Week, { minLength: 100, maxLength: 160 }), (some) => {
        const factors = weekdayFactors(some);
        expect(factors).toHaveLength(7);
        for (const factor of factors) expect(factor).toBeGreaterThan(0);
        expect(factors.reduce((total, factor) => total + factor, 0)).toBeCloseTo(7, 9);
      }),
    );
  });
});

describe("the window of a quarter's factors", () => {
  it("is the 52 ISO weeks that are known before the quarter begins", () => {
    // 2026-04-01 is a Wednesday: the week before it ends on Sunday, 22 March, ten days earlier.
    expect(factorsWindow("2026-04-01")).toEqual({ from: "2025-03-24", to: "2026-03-22" });
    // 2024-07-01 is a Monday: the week that ends the day before is not a week old yet.
    expect(factorsWindow("2024-07-01")).toEqual({ from: "2023-06-26", to: "2024-06-23" });
  });

  it("ends a week to two before any day of the quarter, and holds 364 days from a Monday on", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
        const day = addDays("2000-01-01", offset);
        const quarter = factorsQuarter(day);
        expect(quarter <= day && daysBetween(quarter, day) < 92).toBe(true);
        expect(quarter).toMatch(/-(01|04|07|10)-01$/);
        const { from, to } = factorsWindow(quarter);
        expect(daysBetween(from, to)).toBe(363);
        expect(isoWeekStart(from)).toBe(from);
        const daysBefore = daysBetween(to, quarter) - 1;
        expect(daysBefore).toBeGreaterThanOrEqual(7);
        expect(daysBefore).toBeLessThan(14);
      }),
    );
  });
});
