import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });

describe("p-values adjusted for many tests", () => {
  it("find four of fifteen at 5 % in the example of Benjamini and Hochberg", () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const adjusted = benjaminiHochberg(published);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  });

  it("take the lower of neighbours, so that none passes while a smaller one fails", () => {
    const [first = NaN, second = NaN, third = NaN] = benjaminiHochberg([0.04, 0.041, 0.001]);
    expect([first, second, third]).toEqual([0.041, 0.041, 0.003]);
  });

  it("leave one test and none as they are", () => {
    expect(benjaminiHochberg([0.06])).toEqual([0.06]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it("are never below p or above 1, keep the order, and don't depend on it", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const adjusted = benjaminiHochberg(p);
        adjusted.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(p[i] ?? Infinity);
          expect(value).toBeLessThanOrEqual(1);
        });
        const byP = p
          .map((value, i) => ({ value, adjusted: adjusted[i] ?? NaN }))
          .toSorted((a, b) => a.value - b.value);
        byP.forEach((entry, i) => {
          expect(entry.adjusted).toBeGreaterThanOrEqual(byP[i - 1]?.adjusted ?? 0);
        });
        expect(benjaminiHochberg(p.toReversed())).toEqual(adjusted.toReversed());
      }),
    );
  });
});
