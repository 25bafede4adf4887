import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentileWithin } from "./percentile-within.ts";

describe("a place among others", () => {
  it("is the share of them that are lower, equals by half", () => {
    expect(percentileWithin(5, [1, 2, 3, 9])).toBe(75);
    expect(percentileWithin(2, [1, 2, 2, 9])).toBe(50);
    expect(percentileWithin(1, [])).toBeNull();
  });

  it("turns around when the values do", () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { minLength: 1 }), (value, others) => {
        const turned = percentileWithin(
          -value,
          others.map((other) => -other),
        );
        expect((percentileWithin(value, others) ?? NaN) + (turned ?? NaN)).toBeCloseTo(100, 9);
      }),
    );
  });
});
