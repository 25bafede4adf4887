import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianInterval } from "./median-interval.ts";

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe("the interval of a median", () => {
  it("needs five values: the ends of four hold it in 87.5 % of cases only", () => {
    expect(medianInterval(range(4))).toBeNull();
    expect(medianInterval([])).toBeNull();
    expect(medianInterval(range(5))).toEqual({ median: 3, low: 1, high: 5 });
  });

  // Two-sided 10 % critical values of the sign test, plus one: the tables of Dixon and Mood (1946).
  it.each([
    [7, 1],
    [8, 2],
    [10, 2],
    [11, 3],
    [13, 4],
    [20, 6],
    [25, 8],
    [50, 19],
    [100, 42],
  ])("of %i values leaves out all below the %i-th", (n, place) => {
    expect(medianInterval(range(n))).toEqual({ median: (n + 1) / 2, low: place, high: n + 1 - place });
  });

  it("is found for long lists, where a half to the n is no number any more", () => {
    const found = medianInterval(range(10_001));
    expect(found).toMatchObject({ median: 5_001 });
    // ½n ± 1.645·½√n
    expect(found?.low).toBeGreaterThan(4_915);
    expect(found?.low).toBeLessThan(4_922);
  });

  it("holds the median and does not depend on the order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 5, maxLength: 60 }),
        (values) => {
          const found = medianInterval(values);
          expect(found?.low).toBeLessThanOrEqual(found?.median ?? NaN);
          expect(found?.high).toBeGreaterThanOrEqual(found?.median ?? NaN);
          expect(medianInterval(values.toReversed())).toEqual(found);
        },
      ),
    );
  });
});
