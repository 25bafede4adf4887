import { addDays, DAY_MS, isSettled, startOfDay } from "@groundswell/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { listReports, type CoveringFetch, type SaidDay } from "./list-reports.ts";

const FIRST = "2023-08-01";
const day = (n: number) => addDays(FIRST, n);
const START = startOfDay(FIRST);

/** The definition, told plainly: every fetch is looked at for every row. */
function define(said: readonly SaidDay[], fetches: readonly CoveringFetch[], marks: readonly number[] = []): SaidDay[] {
  return said.flatMap((row, i) => {
    const next = said[i + 1];
    const until = next?.day === row.day ? next.at : Infinity;
    const again = fetches.filter((f) => f.at > row.at && f.at < until && f.fromDay <= row.day && row.day <= f.toDay);
    const settling = isSettled(row.day, row.at) ? undefined : again.find((f) => isSettled(row.day, f.at));
    const recounted = marks.map((n) => again.findLast((f) => f.at < startOfDay(row.day) + (n + 1) * DAY_MS));
    const listed = new Set([settling, ...recounted, again.at(-1)]);
    return [row, ...again.filter((f) => listed.has(f)).map(({ at, receiptKey }) => ({ ...row, at, receiptKey }))];
  });
}

const instant = fc.integer({ min: 0, max: 40 }).map((half) => START + (half * DAY_MS) / 2);
const said = fc
  .uniqueArray(fc.record({ n: fc.integer({ min: 0, max: 12 }), at: instant, count: fc.nat(9) }), {
    selector: ({ n, at }) => `${n} ${at}`,
    maxLength: 40,
  })
  .map((list) =>
    list
      .toSorted((a, b) => a.n - b.n || a.at - b.at)
      .map(({ n, at, count }): SaidDay => ({ day: day(n), at, count, receiptKey: `said ${n} ${at}` })),
  );
/** Several at one instant too: a page each. */
const fetches = fc
  .array(fc.record({ at: instant, from: fc.integer({ min: -2, max: 13 }), days: fc.nat(8) }), { maxLength: 40 })
  .map((list) =>
    list
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, from, days }, i): CoveringFetch => ({
        at,
        fromDay: day(from),
        toDay: day(from + days),
        receiptKey: `fetch ${i}`,
      })),
  );

it("what was said, and said again, is what the definition says, whatever was fetched when", () => {
  fc.assert(
    fc.property(said, fetches, fc.subarray([0, 5, 9]), (said, fetches, marks) => {
      expect(listReports(said, fetches, marks)).toEqual(define(said, fetches, marks));
    }),
    { numRuns: 500 },
  );
});

it("three years of daily fetches, each of seven months with changes in the past, give what the definition gives", () => {
  const DAYS = 3 * 365;
  const fetches = Array.from({ length: DAYS }, (_, n): CoveringFetch => {
    const at = START + n * DAY_MS + DAY_MS / 2;
    return { at, fromDay: day(Math.max(0, n - 209)), toDay: day(n), receiptKey: `fetch ${n}` };
  });
  // Every fetch has its own day to tell of, and an earlier one or two that shrank.
  const rows = fetches.flatMap(({ at, receiptKey }, n) =>
    [0, (n * 7) % 200, (n * 31) % 200]
      .filter((ago, i) => ago <= n && (i === 0 || ago > 0))
      .map((ago, i) => ({ n: n - ago, row: { day: day(n - ago), at, count: i, receiptKey } })),
  );
  const unique = new Map(rows.map(({ n, row }) => [`${n} ${row.at}`, { n, row }]));
  const said = [...unique.values()].sort((a, b) => a.n - b.n || a.row.at - b.row.at).map(({ row }) => row);
  expect(said.length).toBeGreaterThan(3000);
  expect(listReports(said, fetches)).toEqual(define(said, fetches));
});

it("without fetches, or without anything said, nothing is said again", () => {
  const row = { day: FIRST, at: START, count: 1, receiptKey: "r" };
  expect(listReports([row], [])).toEqual([row]);
  expect(listReports([], [{ at: START, fromDay: FIRST, toDay: FIRST, receiptKey: "r" }])).toEqual([]);
});
