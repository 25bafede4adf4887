import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayNumber, DAY_MS, HOUR_MS, startOfDay } from "../../day.ts";
import { observe } from "../../testing/observe.ts";
import { completeDays } from "../complete-days.ts";
import { findGaps } from "./find-gaps.ts";

const START = startOfDay("2026-03-01");
/** One look a day at 04:00, on the given days after 1 March. */
const looks = (...days: number[]) => days.map((day) => observe(START + day * DAY_MS + 4 * HOUR_MS, 100 + day));

describe("a gap", () => {
  it("is three days of figures when one look of a day is missing: it takes the midnights on both sides", () => {
    const observations = looks(0, 1, 2, 4, 5, 6);
    expect(findGaps(observations)).toEqual([
      {
        from: "2026-03-03",
        to: "2026-03-05",
        days: 3,
        before: observations[2],
        // The look on the fifth day ends the silence; the one after it completes the first day with a figure.
        after: observations[5],
      },
    ]);
  });

  it("happened after the last look before it, however many there were that day", () => {
    const hourly = Array.from({ length: 42 }, (_, hour) => observe(START + hour * HOUR_MS, hour));
    const again = Array.from({ length: 30 }, (_, hour) => observe(START + 5 * DAY_MS + hour * HOUR_MS, 50 + hour));
    expect(findGaps([...hourly, ...again])).toMatchObject([
      { from: "2026-03-02", to: "2026-03-05", before: { observedAt: START + 41 * HOUR_MS } },
    ]);
  });

  it("is one gap when the silences follow each other too closely for a day between them", () => {
    expect(findGaps(looks(0, 1, 2, 4, 6, 8, 9, 10)).map(({ from, to, days }) => [from, to, days])).toEqual([
      ["2026-03-03", "2026-03-09", 7],
    ]);
  });

  it("is not what lies before the first day with a figure or after the last", () => {
    expect(findGaps(looks(0, 7, 14, 20, 21, 22))).toEqual([]);
    expect(findGaps(looks(0, 1, 2, 9))).toEqual([]);
    expect(findGaps([])).toEqual([]);
  });

  it("is none while looks are at most 36 hours apart", () => {
    const observations = Array.from({ length: 20 }, (_, i) => observe(START + i * 36 * HOUR_MS, i));
    expect(findGaps(observations)).toEqual([]);
  });

  it("holds the missing days of any series, each of them once, between two looks", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60), { maxLength: 50 }), (days) => {
        const observations = looks(...days.toSorted((a, b) => a - b));
        const known = completeDays(observations).map(({ number }) => number);
        const missing: number[] = [];
        for (const { from, to, days: count, before, after } of findGaps(observations)) {
          expect(count).toBeGreaterThanOrEqual(2);
          expect(addDays(from, count - 1)).toBe(to);
          expect(before.observedAt).toBeLessThan(startOfDay(addDays(from, 1)));
          expect(after.observedAt).toBeGreaterThanOrEqual(startOfDay(addDays(to, 2)));
          for (let number = dayNumber(from); number <= dayNumber(to); number++) missing.push(number);
        }
        const [first = 0, last = -1] = [known[0], known.at(-1)];
        const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
        expect([...known, ...missing].toSorted((a, b) => a - b)).toEqual(all);
      }),
    );
  });
});
