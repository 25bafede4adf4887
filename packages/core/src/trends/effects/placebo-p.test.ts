import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeboP } from "./placebo-p.ts";
import { rateBin } from "./rate-bins.ts";

const ts = fc.array(
  fc.integer({ min: -50, max: 50 }).map((n) => n / 10),
  { maxLength: 60 },
);

describe("p from story-free dates", () => {
  it.each([
    [5, 1 / 5],
    [4, 2 / 5],
    [2.5, 3 / 5],
    [2, 4 / 5],
    [-9, 5 / 5],
  ])("of t = %d among 1, 2, 3, 4 is %d: equals count, and the week itself", (t, p) => {
    expect(placeboP(t, [1, 2, 3, 4])).toBeCloseTo(p, 12);
  });

  it("counts equals but for rounding", () => {
    expect(placeboP(0.1 + 0.2, [0.3])).toBe(1);
    expect(placeboP(0.3, [0.1 + 0.2])).toBe(1);
  });

  it("is what counting gives, never 0 and never above 1, and falls as t rises", () => {
    fc.assert(
      fc.property(ts, fc.integer({ min: -60, max: 60 }), (drawn, tenths) => {
        const sorted = drawn.toSorted((a, b) => a - b);
        const t = tenths / 10;
        const p = placeboP(t, sorted);
        expect(p).toBeCloseTo((1 + sorted.filter((other) => other >= t - 1e-9).length) / (1 + sorted.length), 12);
        expect(p).toBeGreaterThan(0);
        expect(placeboP(t + 0.1, sorted)).toBeLessThanOrEqual(p);
      }),
    );
  });
});

describe("rates", () => {
  it.each([
    [0, "<5"],
    [4.999, "<5"],
    [5, "5–40"],
    [39.999, "5–40"],
    [40, "≥40"],
  ])("of %d stars a day are compared in the bin %s", (perDay, bin) => {
    expect(rateBin(perDay)).toBe(bin);
  });
});
