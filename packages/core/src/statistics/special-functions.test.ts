import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaCdf,
  betaQuantile,
  gammaQuantile,
  negativeBinomialUpperTail,
  poissonUpperTail,
  tQuantile,
  tUpperTail,
} from "./index.ts";

const shape = fc.double({ min: 2, max: 2_000, noNaN: true });
const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const relativeError = (value: number, expected: number) => Math.abs(value / expected - 1);

describe("Student's t", () => {
  it.each([
    [0.95, 11, 1.796],
    [0.95, 10, 1.812],
    [0.975, 1, 12.706],
    [0.995, 30, 2.75],
  ])("quantile %d with %d degrees of freedom is that of the printed tables", (p, df, t) => {
    expect(tQuantile(p, df)).toBeCloseTo(t, 3);
  });

  it("tails have closed forms with one and two degrees of freedom", () => {
    for (const t of [-30, -1, 0, 0.5, 2, 40]) {
      expect(tUpperTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 12);
      expect(tUpperTail(t, 2)).toBeCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), 12);
    }
  });

  it("quantile and tail undo each other, and both sides are alike", () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 60 }), (p, df) => {
        const t = tQuantile(p, df);
        expect(tUpperTail(t, df)).toBeCloseTo(1 - p, 10);
        expect(tUpperTail(t, df) + tUpperTail(-t, df)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("far tails keep their digits", () => {
    // With two degrees of freedom P(T ≥ t) is 1/(2t²) for a large t.
    expect(relativeError(tUpperTail(1e6, 2), 0.5e-12)).toBeLessThan(1e-6);
  });
});

describe("the beta distribution", () => {
  it("has closed forms where a shape is 1", () => {
    for (const x of [0.01, 0.3, 0.5, 0.99]) {
      expect(betaCdf(x, 1, 1)).toBeCloseTo(x, 12);
      expect(betaCdf(x, 3.5, 1)).toBeCloseTo(x ** 3.5, 12);
      expect(betaCdf(x, 1, 7.25)).toBeCloseTo(1 - (1 - x) ** 7.25, 12);
      expect(betaQuantile(x, 3.5, 1)).toBeCloseTo(x ** (1 / 3.5), 12);
    }
  });

  it("is a binomial tail where shapes are whole: 4 or more heads of 6 are 22 of 64", () => {
    expect(betaCdf(0.5, 4, 3)).toBeCloseTo(22 / 64, 14);
  });

  it("looks the same from both ends, and the quantile undoes it", () => {
    fc.assert(
      fc.property(inside, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        expect(betaCdf(x, a, b)).toBeCloseTo(p, 9);
        expect(relativeError(1 - betaQuantile(1 - p, b, a), x)).toBeLessThan(1e-9);
      }),
    );
  });

  it("holds where one side has millions of stars and the other none", () => {
    // Beta(a, 1) has the quantile p^(1/a), whose distance from 1 is −ln(p)/a for a large a.
    expect(relativeError(1 - betaQuantile(0.05, 3_600_000, 1), -Math.log(0.05) / 3_600_000)).toBeLessThan(1e-6);
  });
});

describe("gamma quantiles", () => {
  it.each([
    [0.95, 10, 18.307],
    [0.05, 10, 3.94],
    [0.95, 1, 3.841],
    [0.95, 100, 124.342],
  ])("quantile %d of χ² with %d degrees of freedom is that of the printed tables", (p, df, x) => {
    expect(gammaQuantile(p, df / 2, 1 / 2)).toBeCloseTo(x, 3);
  });

  it("are −ln(1 − p) ÷ rate with shape 1", () => {
    for (const p of [0.05, 0.5, 0.95]) expect(gammaQuantile(p, 1, 4)).toBeCloseTo(-Math.log(1 - p) / 4, 9);
  });

  it("agree with the sum of Poisson terms where the shape is whole", () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 300 }), (p, whole) => {
        const x = gammaQuantile(p, whole, 1);
        let term = Math.exp(-x);
        let fewer = term;
        for (let i = 1; i < whole; i += 1) fewer += term *= x / i;
        expect(1 - fewer).toBeCloseTo(p, 8);
      }),
    );
  });

  it("don't jump where sums of terms give way to the cube of a normal", () => {
    for (const p of [0.05, 0.5, 0.95]) {
      const below = gammaQuantile(p, 99_999.999, 1);
      const above = gammaQuantile(p, 100_000, 1);
      expect(above).toBeGreaterThan(below);
      expect(above - below).toBeLessThan(0.0012);
    }
  });

  it("scale with the rate and rise with the shape", () => {
    fc.assert(
      fc.property(inside, shape, fc.double({ min: 0.01, max: 100, noNaN: true }), (p, a, rate) => {
        expect(relativeError(gammaQuantile(p, a, rate) * rate, gammaQuantile(p, a, 1))).toBeLessThan(1e-9);
        expect(gammaQuantile(p, a * 1.01, 1)).toBeGreaterThan(gammaQuantile(p, a, 1));
      }),
    );
  });
});

describe("tails of counts", () => {
  it("a negative binomial of size 1 is geometric", () => {
    for (const y of [1, 2, 9]) expect(negativeBinomialUpperTail(y, 1, 3)).toBeCloseTo(0.75 ** y, 14);
  });

  it("a Poisson reaches 1 with 1 − e^−μ, and 3 with all but three terms", () => {
    expect(poissonUpperTail(1, 0.4)).toBeCloseTo(1 - Math.exp(-0.4), 12);
    expect(poissonUpperTail(3, 2)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2), 12);
    expect(negativeBinomialUpperTail(3, null, 2)).toBe(poissonUpperTail(3, 2));
  });

  it("a negative binomial of a large size is a Poisson", () => {
    expect(relativeError(negativeBinomialUpperTail(30, 1e9, 10), poissonUpperTail(30, 10))).toBeLessThan(1e-6);
  });

  it("are 1 below one, and fall with the count", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 300, noNaN: true }),
        (y, k, mu) => {
          expect(negativeBinomialUpperTail(0, k, mu)).toBe(1);
          expect(negativeBinomialUpperTail(y + 1, k, mu)).toBeLessThanOrEqual(negativeBinomialUpperTail(y, k, mu));
          expect(negativeBinomialUpperTail(y, k, mu)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
