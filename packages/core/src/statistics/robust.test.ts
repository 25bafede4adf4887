import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mad, mean, median, robustCap, sampleVariance } from "./index.ts";

const counts = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 60 });

describe("robust figures", () => {
  it("the median is the middle, or between the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 1, 5])).toBe(7);
    expect(median([])).toBeNaN();
  });

  it("the MAD of 1 1 2 2 4 6 9 is 1, and one far value does not move it", () => {
    expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1);
    expect(mad([1, 1, 2, 2, 4, 6, 9_000])).toBe(1);
  });

  it("the cap leaves room where all days are alike", () => {
    expect(robustCap([0, 0, 0], 5)).toBe(5);
    expect(robustCap([100, 100, 100], 3)).toBe(130);
    expect(robustCap([1, 1, 2, 2, 4, 6, 9], 5)).toBeCloseTo(2 + 5 * 1.4826, 12);
  });

  it("order does not matter, and nothing given is changed", () => {
    fc.assert(
      fc.property(counts, (values) => {
        const given = Object.freeze([...values]);
        expect(median(given)).toBe(median(given.toReversed()));
        expect(mad(given)).toBe(mad(given.toReversed()));
        expect(median(given)).toBeGreaterThanOrEqual(Math.min(...given));
        expect(median(given)).toBeLessThanOrEqual(Math.max(...given));
        expect(robustCap(given, 5)).toBeGreaterThan(median(given));
      }),
    );
  });
});

describe("moments", () => {
  it("the variance of 2 4 4 4 5 5 7 9 is 32/7 with n − 1 below", () => {
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(sampleVariance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 12);
  });

  it("of too few values are not numbers", () => {
    expect(mean([])).toBeNaN();
    expect(sampleVariance([1])).toBeNaN();
  });
});
