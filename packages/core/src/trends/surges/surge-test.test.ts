import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSharedFile } from "../../testing/shared-file.ts";
import { surgeTest } from "./surge-test.ts";

const flat = (stars: number | null, length = 56) => Array.from({ length }, () => stars);
const EVEN = flat(10);

interface Vector {
  name: string;
  input: {
    hist: (number | null)[];
    today: number;
    dow_hist: number[] | null;
    dow_today: number | null;
    s: number[] | null;
  };
  expected: { cap: number; mu: number; phi: number; k: number; p: number; alarm: boolean };
}

function factorsOf({ dow_hist: weekdays, dow_today: weekday, s }: Vector["input"]) {
  if (weekdays === null || weekday === null || s === null) return {};
  return { factors: { baseline: weekdays.map((index) => s[index] ?? NaN), today: s[weekday] ?? NaN } };
}

/** The figures that miss a vector's: by 1e-6 of their size, p by 1e-9. */
function faultsOf({ name, input, expected }: Vector): string[] {
  const test = surgeTest({ baseline: input.hist, today: input.today, ...factorsOf(input) });
  if (test === null) return [`${name}: too little data`];
  const wrong = (["cap", "mu", "phi", "k"] as const).filter(
    (key) => !(Math.abs((test[key] ?? NaN) / expected[key] - 1) < 1e-6),
  );
  const faults = [
    ...wrong,
    ...(Math.abs(test.p - expected.p) < 1e-9 ? [] : ["p"]),
    ...(test.alarm === expected.alarm ? [] : ["alarm"]),
  ];
  return faults.map((key) => `${name}: ${key}`);
}

describe("the surge test", () => {
  it("agrees with an independent implementation in R", () => {
    const text = readSharedFile("methods/test-vectors.json");
    const vectors = text === null ? [] : (JSON.parse(text) as { surge: Vector[] }).surge;
    expect(vectors.flatMap(faultsOf)).toEqual([]);
    expect(vectors.length > 0).toBe(text !== null);
  });

  it("expects half a star in all of a silent baseline: μ = 0.5/56, so k = 56 μ by hand", () => {
    const test = surgeTest({ baseline: flat(0), today: 5 });
    expect(test).toMatchObject({ cap: 3, phi: 1, alarm: true });
    expect(test?.mu).toBeCloseTo(0.5 / 56, 14);
    expect(test?.k).toBeCloseTo(0.5, 12);
  });

  it("takes a day without a star for nothing unusual", () => {
    expect(surgeTest({ baseline: EVEN, today: 0 })?.p).toBe(1);
    expect(surgeTest({ baseline: EVEN, today: -40 })?.p).toBe(1);
  });

  it("holds an even past near a Poisson: of ten expected, twenty are a chance of three in a thousand", () => {
    const test = surgeTest({ baseline: EVEN, today: 20 });
    expect(test).toMatchObject({ mu: 10, phi: 1, alarm: false });
    // The Poisson's is 0.003454; that the mean is an estimate makes it a little more.
    expect(test?.p).toBeGreaterThan(0.003454);
    expect(test?.p).toBeLessThan(0.0045);
  });

  it("needs five stars and twice the expected ones, however unlikely fewer are", () => {
    expect(surgeTest({ baseline: flat(0), today: 4 })).toMatchObject({ alarm: false });
    expect(surgeTest({ baseline: flat(1000), today: 1999 })).toMatchObject({ alarm: false });
    expect(surgeTest({ baseline: flat(1000), today: 2000 })).toMatchObject({ alarm: true });
  });

  it("needs 28 known days of the 56", () => {
    const gappy = (known: number) => [...flat(3, known), ...flat(null, 56 - known)];
    expect(surgeTest({ baseline: gappy(27), today: 100 })).toBeNull();
    expect(surgeTest({ baseline: gappy(28), today: 100 })).toMatchObject({ mu: 3, alarm: true });
  });

  it("takes a weekday's share out of the past and puts it back for the day", () => {
    const shares = Array.from({ length: 56 }, (_, i) => (i % 7 < 5 ? 1.2 : 0.5));
    const factors = { baseline: shares, today: 0.5 };
    const test = surgeTest({ baseline: shares.map((share) => 100 * share), today: 120, factors });
    expect(test?.mu).toBeCloseTo(50, 10);
    expect(test).toMatchObject({ phi: 1, alarm: true });
  });
});

describe("the surge test of any series", () => {
  const Days = fc.array(fc.option(fc.integer({ min: -50, max: 3000 }), { freq: 6 }), { minLength: 56, maxLength: 56 });

  it("is a probability that falls as the day brings more, and is the same in any order of the baseline", () => {
    fc.assert(
      fc.property(Days, fc.nat(5000), fc.nat(500), (baseline, today, more) => {
        const test = surgeTest({ baseline, today });
        const known = baseline.filter((value) => value !== null).length;
        expect(test === null).toBe(known < 28);
        if (test === null) return;
        expect(test.p).toBeGreaterThanOrEqual(0);
        expect(test.p).toBeLessThanOrEqual(1);
        expect(surgeTest({ baseline, today: today + more })?.p).toBeLessThanOrEqual(test.p + 1e-12);
        expect(surgeTest({ baseline: baseline.toReversed(), today })?.mu).toBeCloseTo(test.mu, 8);
      }),
    );
  });

  it("counts a day below zero as zero, and an old burst as no more than the cap", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 56, maxLength: 56 }), fc.nat(55), (days, place) => {
        const withDay = (stars: number) => surgeTest({ baseline: days.with(place, stars), today: 90 });
        expect(withDay(-30)).toEqual(withDay(0));
        expect(withDay(1_000_000)).toEqual(withDay(10_000));
      }),
    );
  });
});
