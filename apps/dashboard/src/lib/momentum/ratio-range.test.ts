import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeRatio, RATIO_TICKS } from "./ratio-range.ts";

const shares = RATIO_TICKS.map((tick) => tick.share);

describe("the axis of ratios", () => {
  it("has half and double equally far from as before", () => {
    const [quarter = NaN, half = NaN, one = NaN, double = NaN] = shares;
    expect(one - half).toBeCloseTo(double - one, 12);
    expect(half - quarter).toBeCloseTo(one - half, 12);
  });

  it("names its own ends", () => {
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  });
});

describe("placeRatio", () => {
  it("places a ratio and its interval where the axis has them", () => {
    expect(placeRatio({ value: 1, low: 0.5, high: 2 })).toEqual({
      value: shares[2],
      low: shares[1],
      high: shares[3],
      isCutLow: false,
      isCutHigh: false,
      isOff: false,
    });
  });

  it("says that an interval goes on beyond the axis, so that it does not look shorter than it is", () => {
    expect(placeRatio({ value: 4, low: 1, high: 20 })).toMatchObject({ high: 1, isCutHigh: true, isCutLow: false });
    expect(placeRatio({ value: 0.3, low: 0, high: 1 })).toMatchObject({ low: 0, isCutLow: true, isCutHigh: false });
  });

  it("does not draw a ratio that is off the axis as if it were at its end", () => {
    expect(placeRatio({ value: 12, low: 9, high: 16 })).toMatchObject({ value: 1, isOff: true });
    expect(placeRatio({ value: 0, low: 0, high: 0.1 })).toMatchObject({ value: 0, isOff: true });
  });

  it("keeps everything on the axis and in order", () => {
    const ratio = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(ratio, ratio, ratio), (figures) => {
        const [low = 0, value = 0, high = 0] = figures.toSorted((a, b) => a - b);
        const placed = placeRatio({ value, low, high });
        expect([0, placed.low, placed.value, placed.high, 1]).toEqual(
          [0, placed.low, placed.value, placed.high, 1].toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
