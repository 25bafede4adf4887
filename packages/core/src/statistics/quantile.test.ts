import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "./median.ts";
import { quantile } from "./quantile.ts";

const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 40 });

describe("a quantile", () => {
  // R: quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(0, .1, .25, .9, 1))
  it.each([
    [0, 1],
    [0.1, 1],
    [0.25, 1.75],
    [0.9, 6.9],
    [1, 9],
  ])("at %d is what R gives", (share, expected) => {
    expect(quantile([3, 1, 4, 1, 5, 9, 2, 6], share)).toBeCloseTo(expected, 12);
  });

  it("in the middle is the median, rises with the share, and stays within the values", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, share) => {
        expect(quantile(drawn, 0.5)).toBe(median(drawn));
        expect(quantile(drawn, share)).toBeGreaterThanOrEqual(quantile(drawn, 0));
        expect(quantile(drawn, share)).toBeLessThanOrEqual(quantile(drawn, 1));
        expect(quantile(drawn, share)).toBeGreaterThanOrEqual(quantile(drawn, share / 2) - 1e-9);
      }),
    );
  });

  it("of nothing is no number", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});
