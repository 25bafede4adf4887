import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, startOfDay } from "./day.ts";
import { changeOverWindow, MAX_INTERPOLATION_MS, netDaily, starsAt } from "./net-change.ts";
import type { Observation } from "./observation.ts";

const at = (iso: string, stars: number, rest: Partial<Observation> = {}): Observation => ({
  observedAt: Date.parse(iso),
  timeKnown: true,
  stars,
  forks: null,
  openIssues: null,
  openIssuesAndPulls: null,
  quality: "observed",
  receipt: iso,
  ...rest,
});
const valueAt = (observations: Observation[], iso: string) => starsAt(observations, Date.parse(iso))?.value ?? null;
const DAY = { from: "2026-03-26", to: "2026-03-26" };
const net = (...observations: Observation[]) => netDaily(observations, DAY)[0];

describe("stars at an instant", () => {
  it("are what was read then, however far the next reading", () => {
    expect(valueAt([at("2026-03-26T00:00:00Z", 33_000)], "2026-03-26T00:00:00Z")).toBe(33_000);
  });

  it("lie on the line between the readings around it", () => {
    const around = [at("2026-03-25T18:00:00Z", 100), at("2026-03-26T06:00:00Z", 160)];
    expect(valueAt(around, "2026-03-26T00:00:00Z")).toBe(130);
    expect(valueAt(around, "2026-03-25T20:00:00Z")).toBe(110);
  });

  it("are known between readings 36 hours apart, and not a millisecond more", () => {
    const before = at("2026-03-25T06:00:00Z", 0);
    const after = (ms: number) => ({ ...before, observedAt: before.observedAt + MAX_INTERPOLATION_MS + ms, stars: 36 });
    expect(MAX_INTERPOLATION_MS).toBe(36 * HOUR_MS);
    expect(valueAt([before, after(0)], "2026-03-26T00:00:00Z")).toBe(18);
    expect(valueAt([before, after(1)], "2026-03-26T00:00:00Z")).toBeNull();
  });

  it("are not guessed before the first reading or after the last", () => {
    const readings = [at("2026-03-26T04:00:00Z", 1), at("2026-03-27T04:00:00Z", 2)];
    expect(valueAt(readings, "2026-03-26T03:59:59Z")).toBeNull();
    expect(valueAt(readings, "2026-03-27T04:00:01Z")).toBeNull();
    expect(valueAt([], "2026-03-26T00:00:00Z")).toBeNull();
  });

  it("stay between the readings around it", () => {
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(500_000), fc.integer({ min: 0, max: 24 }), (first, second, hours) => {
        const readings = [at("2026-03-26T00:00:00Z", first), at("2026-03-27T00:00:00Z", second)];
        const value = starsAt(readings, startOfDay("2026-03-26") + hours * HOUR_MS)?.value ?? NaN;
        expect(value).toBeGreaterThanOrEqual(Math.min(first, second));
        expect(value).toBeLessThanOrEqual(Math.max(first, second));
      }),
    );
  });
});

describe("the net change of a day", () => {
  it("is midnight to midnight: readings at 06:00 share a day between two intervals", () => {
    const point = net(
      at("2026-03-25T06:00:00Z", 1000),
      at("2026-03-26T06:00:00Z", 1024),
      at("2026-03-27T06:00:00Z", 1120),
    );
    // S(26th) = 1000 + 24·¾ = 1018; S(27th) = 1024 + 96·¾ = 1096
    expect(point?.value).toBeCloseTo(78, 9);
  });

  it("can be negative, and zero where nothing changed", () => {
    expect(net(at("2026-03-26T00:00:00Z", 10), at("2026-03-27T00:00:00Z", 7))?.value).toBe(-3);
    expect(net(at("2026-03-26T00:00:00Z", 10), at("2026-03-27T00:00:00Z", 10))?.value).toBe(0);
  });

  it("is missing, never zero, when either midnight is unknown", () => {
    const missing = { t: "2026-03-26", value: null, quality: "missing", receipt: null };
    expect(net(at("2026-03-26T00:00:00Z", 10), at("2026-03-26T23:00:00Z", 12))).toEqual(missing);
    expect(net(at("2026-03-26T01:00:00Z", 10), at("2026-03-27T01:00:00Z", 12))).toEqual(missing);
    expect(net()).toEqual(missing);
  });

  it("does not use a bare date, whose time nobody knows", () => {
    const noon = at("2026-03-26T12:00:00Z", 999_999, { timeKnown: false });
    expect(net(at("2026-03-26T00:00:00Z", 10), noon, at("2026-03-27T00:00:00Z", 12))?.value).toBe(2);
  });

  it("bears the receipt and the quality of the reading that closed it", () => {
    const closing = at("2026-03-27T02:00:00Z", 36, { quality: "archived", receipt: "7-0123456789abcdef" });
    const point = net(at("2026-03-26T00:00:00Z", 10), closing, at("2026-03-27T20:00:00Z", 40));
    expect(point).toMatchObject({ value: 24, quality: "archived", receipt: "7-0123456789abcdef" });
  });

  it("takes the first given of two readings at one instant, before the midnight as after it", () => {
    const twice = (iso: string, stars: number) => [at(iso, stars), at(iso, 999_999)];
    const readings = [...twice("2026-03-25T12:00:00Z", 0), ...twice("2026-03-26T12:00:00Z", 24)];
    const days = netDaily([...readings, ...twice("2026-03-27T12:00:00Z", 48)], DAY);
    expect(days[0]?.value).toBe(24);
  });

  it("adds up to the difference of the totals, in whatever order the readings come", () => {
    const series = fc.array(fc.nat(500_000), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(series, (stars) => {
        const readings = stars.map((s, i) => at(new Date(startOfDay(DAY.from) + i * DAY_MS).toISOString(), s));
        const range = { from: DAY.from, to: readings.at(-2)?.receipt.slice(0, 10) ?? "" };
        const points = netDaily(readings, range);
        const sum = points.reduce((total, p) => total + (p.value ?? NaN), 0);
        expect(sum).toBe((stars.at(-1) ?? 0) - (stars[0] ?? 0));
        expect(netDaily(readings.toReversed(), range)).toEqual(points);
      }),
    );
  });
});

describe("the change over a window", () => {
  const day = (i: number, stars: number) =>
    at(new Date(Date.parse("2026-03-01T04:00:00Z") + i * DAY_MS).toISOString(), stars);

  it("compares the newest total with that of exactly so many days before", () => {
    const readings = Array.from({ length: 10 }, (_, i) => day(i, 100 + i * i));
    expect(changeOverWindow(readings, 7)).toEqual({
      days: 7,
      value: 181 - 104,
      fromAt: Date.parse("2026-03-03T04:00:00Z"),
      toAt: Date.parse("2026-03-10T04:00:00Z"),
    });
  });

  it("is a whole number of stars, though its start lies between readings", () => {
    const readings = [at("2026-03-02T22:00:00Z", 10), at("2026-03-03T22:00:00Z", 11), at("2026-03-10T04:00:00Z", 20)];
    expect(changeOverWindow(readings, 7)?.value).toBe(10);
  });

  it("is unknown, not zero, when nothing was read around its start", () => {
    expect(changeOverWindow([], 7)).toBeNull();
    expect(changeOverWindow([day(9, 5)], 7)).toBeNull();
    expect(changeOverWindow([day(0, 1), day(9, 5)], 7)).toBeNull();
    expect(changeOverWindow([day(3, 1), day(9, 5)], 7)).toBeNull();
  });

  it("ends at the newest reading whose time is known", () => {
    const noon = at("2026-03-20T12:00:00Z", 999, { timeKnown: false });
    expect(changeOverWindow([day(2, 1), day(9, 5), noon], 7)?.value).toBe(4);
  });
});
