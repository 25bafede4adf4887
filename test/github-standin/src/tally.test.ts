import { addDays, DAY_MS, dayNumber, HOUR_MS, startOfDay } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Tally } from "./tally.ts";

const FROM = "2026-03-01";

/** Days with what is taken back of each, some hours after the day ended. */
const history = fc.array(
  fc.record({ given: fc.nat(500), takenShare: fc.double({ min: 0, max: 1, noNaN: true }), afterHours: fc.nat(400) }),
  { maxLength: 40 },
);

function tallyOf(days: { given: number; takenShare: number; afterHours: number }[], zoneOffsetMs = 0): Tally {
  const withdrawals = days.map(({ given, takenShare, afterHours }, i) => ({
    day: addDays(FROM, i),
    at: new Date(startOfDay(FROM) + (i + 1) * DAY_MS + afterHours * HOUR_MS).toISOString(),
    count: Math.floor(given * takenShare),
  }));
  return new Tally({ from: FROM, perDay: days.map((d) => d.given) }, withdrawals, zoneOffsetMs);
}

test("the total is the sum of the surviving days at every instant, in every zone", () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: -5, max: 70 * 24 }),
      fc.integer({ min: -12, max: 14 }),
      (days, hours, zone) => {
        const tally = tallyOf(days, zone * HOUR_MS);
        const t = startOfDay(FROM) + hours * HOUR_MS;
        const sum = days.reduce((total, _, i) => total + tally.survivingOn(dayNumber(FROM) + i, t), 0);
        expect(tally.totalAt(t)).toBe(sum);
      },
    ),
  );
});

test("those that are still there are listed newest first, each within its day, whatever the page", () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 0, max: 45 * 24 }),
      fc.nat(60),
      fc.integer({ min: 1, max: 60 }),
      (days, hours, offset, limit) => {
        const tally = tallyOf(days);
        const t = startOfDay(FROM) + hours * HOUR_MS;
        const all = tally.newestFirst(t, 0, Infinity);
        expect(all).toHaveLength(tally.totalAt(t));
        expect(all).toEqual(all.toSorted((a, b) => b.serial - a.serial));
        expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
        expect(all.every(({ at }) => at <= t && at >= startOfDay(FROM))).toBe(true);
        expect(tally.newestFirst(t, offset, limit)).toEqual(all.slice(offset, offset + limit));
      },
    ),
  );
});

test("the stars of a running day come evenly through it", () => {
  const tally = new Tally({ from: FROM, perDay: [10] }, [], 0);
  const at = (hours: number) => tally.totalAt(startOfDay(FROM) + hours * HOUR_MS);
  expect([0, 6, 12, 18, 24].map(at)).toEqual([0, 3, 5, 8, 10]);
});

test("a day of a zone behind UTC begins later", () => {
  const tally = new Tally({ from: FROM, perDay: [24] }, [], -8 * HOUR_MS);
  expect(tally.totalAt(startOfDay(FROM) + 8 * HOUR_MS)).toBe(0);
  expect(tally.totalAt(startOfDay(FROM) + 20 * HOUR_MS)).toBe(12);
});

test("a place in the list is kept by number: what comes and goes meanwhile does not shift what follows", () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 0, max: 45 * 24 }),
      fc.nat(400),
      fc.nat(3000),
      (days, hours, later, serial) => {
        const tally = tallyOf(days);
        for (const t of [0, later].map((more) => startOfDay(FROM) + (hours + more) * HOUR_MS)) {
          const all = tally.newestFirst(t, 0, Infinity);
          expect(tally.countFrom(serial, t)).toBe(all.filter((one) => one.serial >= serial).length);
        }
      },
    ),
  );
});
