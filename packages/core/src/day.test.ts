import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  DAY_MS,
  dayFromNumber,
  dayNumber,
  dayOf,
  dayRange,
  daysBetween,
  isDay,
  isoWeekStart,
  monthStart,
  startOfDay,
} from "./day.ts";

/** Every day that a four-digit year can name. */
const number = fc.integer({ min: dayNumber("0001-01-01"), max: dayNumber("9999-12-31") });
const day = number.map(dayFromNumber);

describe("a day", () => {
  it.each([
    ["1970-01-01", 0],
    ["1970-01-02", 1],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2026-03-26", 20_538],
    ["2026-08-22", 20_687],
  ])("%s is number %i", (text, expected) => {
    expect(dayNumber(text)).toBe(expected);
    expect(dayFromNumber(expected)).toBe(text);
  });

  it.each([
    "2026-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-01",
    "26-01-01",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "2026-01-01\n",
    "+02026-01-01",
    "-2026-01-01",
    "",
  ])("is not %j, which no calendar has or nobody writes so", (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });

  it("survives the way to its number and back", () => {
    fc.assert(
      fc.property(number, (n) => {
        expect(isDay(dayFromNumber(n))).toBe(true);
        expect(dayNumber(dayFromNumber(n))).toBe(n);
      }),
    );
  });

  it("contains its first and its last millisecond and no other day's", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: DAY_MS - 1 }), (d, ms) => {
        expect(dayOf(startOfDay(d) + ms)).toBe(d);
      }),
    );
    expect(dayOf(startOfDay("2026-03-26") - 1)).toBe("2026-03-25");
    expect(dayOf(-1)).toBe("1969-12-31");
  });

  it("is 86,400 seconds long where local clocks change, too", () => {
    expect(startOfDay("2026-03-30") - startOfDay("2026-03-29")).toBe(DAY_MS);
    expect(startOfDay("2026-10-26") - startOfDay("2026-10-25")).toBe(DAY_MS);
  });

  it("sorts as text as it does in time", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });

  it("moves across months and leap days", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2025-02-28", 1)).toBe("2025-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2026-03-26", "2026-08-22")).toBe(149);
  });
});

describe("a range of days", () => {
  it("has both its ends, and is empty backwards", () => {
    expect(dayRange("2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
    expect(dayRange("2026-03-01", "2026-03-01")).toEqual(["2026-03-01"]);
    expect(dayRange("2026-03-02", "2026-03-01")).toEqual([]);
  });

  it("refuses ends that are no days", () => {
    expect(() => dayRange("2026-02-30", "2026-03-01")).toThrow(RangeError);
    expect(() => dayRange("2026-02-01", "soon")).toThrow(RangeError);
  });
});

describe("a week", () => {
  it.each([
    ["2026-03-23", "2026-03-23"],
    ["2026-03-26", "2026-03-23"],
    ["2026-03-29", "2026-03-23"],
    ["2026-01-01", "2025-12-29"],
    ["1970-01-01", "1969-12-29"],
    ["1969-12-28", "1969-12-22"],
  ])("that holds %s begins on Monday %s", (d, monday) => {
    expect(isoWeekStart(d)).toBe(monday);
  });

  it("begins on a Monday at most six days before, whatever the day", () => {
    fc.assert(
      fc.property(day, (d) => {
        const monday = isoWeekStart(d);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(daysBetween(monday, d)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, d)).toBeLessThan(7);
      }),
    );
  });
});

it("a month begins on its first day", () => {
  expect(monthStart("2024-02-29")).toBe("2024-02-01");
});
