import { dayFromNumber, dayNumber, isoWeekStart } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { phrasesFor } from "../phrases/index.ts";
import { buildDateAxis } from "./x-axis.ts";

const phrases = phrasesFor("en");
const labels = (from: string, to: string, most: number) =>
  buildDateAxis([dayNumber(from), dayNumber(to)], most, phrases).ticks.map((t) => t.label);

test("a summer ticks months, a week days, some years quarters or years", () => {
  expect(labels("2026-03-26", "2026-08-22", 8)).toEqual(["Apr 2026", "May", "Jun", "Jul", "Aug"]);
  expect(labels("2026-08-16", "2026-08-22", 8)).toEqual([
    ...["16 Aug 2026", "17 Aug", "18 Aug", "19 Aug", "20 Aug", "21 Aug", "22 Aug"],
  ]);
  expect(labels("2025-10-01", "2026-08-22", 5)).toEqual(["Oct 2025", "Jan 2026", "Apr", "Jul"]);
  expect(labels("2018-12-01", "2026-08-22", 8)).toEqual(["2020", "2022", "2024", "2026"]);
});

test("a year and a half on a phone ticks its halves, where the year alone would be one tick", () => {
  expect(labels("2025-03-04", "2026-08-22", 3)).toEqual(["Jul 2025", "Jan 2026", "Jul"]);
  expect(labels("2025-03-04", "2026-08-22", 2)).toEqual(["2026"]);
});

test("weeks begin on Mondays", () => {
  const { ticks } = buildDateAxis([dayNumber("2026-03-26"), dayNumber("2026-04-28")], 8, phrases);
  expect(ticks).toHaveLength(5);
  for (const { value } of ticks) expect(isoWeekStart(dayFromNumber(value))).toBe(dayFromNumber(value));
});

test("every range has a few rising ticks within it, before 1970 as well", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -40_000, max: 40_000 }),
      fc.integer({ min: 1, max: 40_000 }),
      fc.integer({ min: 0, max: 12 }),
      (from, span, most) => {
        const values = buildDateAxis([from, from + span], most, phrases).ticks.map((t) => t.value);
        expect(values.length).toBeGreaterThan(0);
        expect(values.length).toBeLessThanOrEqual(Math.max(2, most) + 1);
        expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
        for (const v of values) expect(v >= from && v <= from + span && Number.isInteger(v)).toBe(true);
      },
    ),
    { seed: 3 },
  );
});
