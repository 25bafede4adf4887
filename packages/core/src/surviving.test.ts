import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, startOfDay } from "./day.ts";
import type { SurvivingDay } from "./observation.ts";
import type { Point } from "./series.ts";
import { gainedDaily, isSettled, lostDaily, survivingDaily } from "./surviving.ts";

const report = (day: string, stars: number, fetched: string): SurvivingDay => ({
  day,
  stars,
  fetchedAt: Date.parse(fetched),
  receipt: `of ${fetched}`,
});
const DAY = "2026-03-26";
const ONE = { from: DAY, to: DAY };
/** Said on the day itself, when it had settled, and after a clean-up. */
const REPORTS = [
  report(DAY, 40, "2026-03-26T12:00:00Z"),
  report(DAY, 90, "2026-03-30T00:00:00Z"),
  report(DAY, 70, "2026-06-01T00:00:00Z"),
];

describe("a day's count of surviving stars", () => {
  it("has settled three whole days after the day ended, wherever its boundary lies", () => {
    expect(isSettled(DAY, Date.parse("2026-03-29T23:59:59.999Z"))).toBe(false);
    expect(isSettled(DAY, Date.parse("2026-03-30T00:00:00Z"))).toBe(true);
  });

  it("is what was said last: the past can shrink", () => {
    for (const order of [REPORTS, REPORTS.toReversed()]) {
      expect(survivingDaily(order, ONE)).toEqual([
        { t: DAY, value: 70, quality: "surviving", receipt: "of 2026-06-01T00:00:00Z" },
      ]);
    }
  });

  it("is marked while it may still change for lack of time", () => {
    expect(survivingDaily(REPORTS.slice(0, 1), ONE)[0]).toMatchObject({ value: 40, quality: "settling" });
  });

  it("is missing where nothing was said, and zero only where zero was", () => {
    const points = survivingDaily([report(DAY, 0, "2026-06-01T00:00:00Z")], { from: DAY, to: addDays(DAY, 1) });
    expect(points.map((p) => p.value)).toEqual([0, null]);
  });
});

describe("what a day gained", () => {
  it("is its first complete count: neither an early nor a diminished one", () => {
    for (const order of [REPORTS, REPORTS.toReversed()]) {
      expect(gainedDaily(order, ONE)).toEqual([
        { t: DAY, value: 90, quality: "surviving", receipt: "of 2026-03-30T00:00:00Z" },
      ]);
    }
  });

  it("is missing until the day has settled", () => {
    expect(gainedDaily(REPORTS.slice(0, 1), ONE)[0]).toMatchObject({ value: null, quality: "missing" });
  });

  it("never changes through later fetches", () => {
    const later = fc.array(fc.record({ stars: fc.nat(500), days: fc.integer({ min: 5, max: 500 }) }));
    fc.assert(
      fc.property(later, (fetches) => {
        const more = fetches.map(({ stars, days }) => ({
          ...report(DAY, stars, "2026-03-30T00:00:00Z"),
          fetchedAt: startOfDay(addDays(DAY, days)),
        }));
        expect(gainedDaily([...more, ...REPORTS], ONE)[0]?.value).toBe(90);
      }),
    );
  });
});

describe("what a day lost", () => {
  const point = (t: string, value: number | null): Point => ({ t, value, quality: "surviving", receipt: "r" });

  it("is gained less net", () => {
    expect(lostDaily([point(DAY, 90)], [point(DAY, 78)])[0]).toMatchObject({ t: DAY, value: 12, receipt: "r" });
  });

  it("is missing where either is, never zero", () => {
    const missing = { t: DAY, value: null, quality: "missing", receipt: null };
    expect(lostDaily([point(DAY, null)], [point(DAY, 78)])).toEqual([missing]);
    expect(lostDaily([point(DAY, 90)], [point(DAY, null)])).toEqual([missing]);
  });

  it("is refused for series that cover different days", () => {
    expect(() => lostDaily([point(DAY, 1)], [point(addDays(DAY, 1), 1)])).toThrow(RangeError);
    expect(() => lostDaily([point(DAY, 1)], [])).toThrow(RangeError);
  });
});
