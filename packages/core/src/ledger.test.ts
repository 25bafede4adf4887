import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, startOfDay } from "./day.ts";
import { ledgerDays } from "./ledger.ts";
import type { SurvivingDay } from "./observation.ts";

const DAY = "2026-03-26";
const report = (stars: number, fetched: string, day = DAY): SurvivingDay => ({
  day,
  stars,
  fetchedAt: Date.parse(fetched),
  receipt: `of ${fetched}`,
});
/** Said on the day itself, when it had settled, and after a clean-up. */
const REPORTS = [
  report(40, "2026-03-26T12:00:00Z"),
  report(90, "2026-03-30T00:00:00Z"),
  report(70, "2026-06-01T00:00:00Z"),
];

describe("a day in the ledger", () => {
  it("has every count that was said of it, whatever order they come in", () => {
    for (const order of [REPORTS, REPORTS.toReversed()]) {
      expect(ledgerDays(order)).toEqual([
        {
          t: DAY,
          revisions: REPORTS.map((r) => ({ knownAt: r.fetchedAt, count: r.stars, receipt: r.receipt })),
          first: 40,
          now: 70,
          lost: 20,
        },
      ]);
    }
  });

  it("has lost nothing that is known until a look has seen it settled", () => {
    const early = [report(40, "2026-03-26T12:00:00Z"), report(38, "2026-03-27T12:00:00Z")];
    expect(ledgerDays(early)).toMatchObject([{ first: 40, now: 38, lost: null }]);
  });

  it("has settled with an early count that a later look confirmed, which is no revision", () => {
    const confirmed = [report(40, "2026-03-27T00:00:00Z"), report(40, "2026-04-01T00:00:00Z")];
    expect(ledgerDays(confirmed)).toMatchObject([{ revisions: [{ count: 40 }], lost: 0 }]);
    expect(ledgerDays([...confirmed, report(31, "2026-05-01T00:00:00Z")])).toMatchObject([
      { revisions: [{ count: 40 }, { count: 31 }], lost: 9 },
    ]);
  });

  it("has lost what is missing from its highest count, even when some came back", () => {
    const waving = [report(90, "2026-03-30T00:00:00Z"), report(50, "2026-04-02T00:00:00Z")];
    expect(ledgerDays([...waving, report(80, "2026-05-01T00:00:00Z")])).toMatchObject([{ now: 80, lost: 10 }]);
  });
});

describe("the ledger", () => {
  it("is empty where nothing was said", () => {
    expect(ledgerDays([])).toEqual([]);
  });

  it("has each day once, newest first, and never loses less than nothing", () => {
    const Said = fc.record({ offset: fc.nat(20), stars: fc.nat(99), after: fc.integer({ min: 0, max: 40 }) });
    fc.assert(
      fc.property(fc.array(Said), (said) => {
        const reports = said.map(({ offset, stars, after }) => {
          const day = addDays(DAY, offset);
          return { day, stars, fetchedAt: startOfDay(addDays(day, after)), receipt: "r" };
        });
        const ledger = ledgerDays(reports);
        const days = ledger.map(({ t }) => t);
        expect(days).toEqual([...new Set(reports.map((r) => r.day))].sort().reverse());
        for (const { revisions, first, now, lost } of ledger) {
          expect([revisions[0]?.count, revisions.at(-1)?.count]).toEqual([first, now]);
          expect(lost ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
