import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, startOfDay } from "../../day.ts";
import { findSurges, type SurgeDay } from "./find-surges.ts";

const START = "2026-03-01";

/** Days in a row from 1 March on, each with ten expected; null: missing. An alarm is a day of 50 or more. */
function days(...nets: (number | null)[]): SurgeDay[] {
  return nets.flatMap((net, i) => {
    if (net === null) return [];
    const day = addDays(START, i);
    const surge = { mu: 10, p: net >= 50 ? 1 / net ** 3 : 0.5, alarm: net >= 50 };
    return { day, net, setAside: false, knownAt: startOfDay(addDays(day, 1)) + 5, receipt: `r-${day}`, surge };
  });
}

const quiet = (length: number, net: number | null = 10) => Array.from({ length }, () => net);
const spans = (...nets: (number | null)[]) =>
  findSurges(days(...nets)).map(({ kind, span }) => [kind, span?.from, span?.to]);

describe("a surge", () => {
  it("is told with the figures of its alarm days alone, when the first of them was complete", () => {
    expect(findSurges(days(10, 60, 12, 100, 10))).toEqual([
      {
        kind: "surge",
        key: "2026-03-02",
        at: startOfDay("2026-03-03") + 5,
        notBefore: startOfDay("2026-03-02"),
        span: { from: "2026-03-02", to: "2026-03-04" },
        from: null,
        to: null,
        figures: { stars: 160, expected: 20, p: 1e-6, days: 2 },
        receipt: "r-2026-03-02",
      },
    ]);
  });

  it("goes on while alarms are at most three days apart, over missing days too", () => {
    expect(spans(60, 10, 10, 60)).toEqual([["surge", "2026-03-01", "2026-03-04"]]);
    expect(spans(60, null, null, 60)).toEqual([["surge", "2026-03-01", "2026-03-04"]]);
    expect(spans(60, 10, 10, 10, 60)).toEqual([
      ["surge", "2026-03-01", "2026-03-01"],
      ["surge", "2026-03-05", "2026-03-05"],
    ]);
  });

  it("is none without an alarm, and on days that could not be tested", () => {
    expect(spans(...quiet(30, 40))).toEqual([]);
    expect(findSurges(days(60, 70).map((day) => ({ ...day, surge: null })))).toEqual([]);
  });
});

describe("a step", () => {
  it("is a surge after whose second week the middle day brings more than 1.5 times what was expected before", () => {
    const events = findSurges(days(60, ...quiet(6), ...quiet(14, 16)));
    expect(events[1]).toEqual({
      kind: "step",
      key: "2026-03-01",
      at: startOfDay("2026-03-22") + 5,
      notBefore: startOfDay("2026-03-01"),
      span: { from: "2026-03-08", to: "2026-03-21" },
      from: null,
      to: null,
      figures: { before: 10, after: 16 },
      receipt: "r-2026-03-21",
    });
    expect(spans(60, ...quiet(6), ...quiet(14, 15)), "1.5 times is not more").toHaveLength(1);
    expect(spans(60, ...quiet(6, 40), ...quiet(14)), "the first week is the surge's own").toHaveLength(1);
  });

  it("is told three weeks after its first alarm, although a rise that stays goes on raising alarms", () => {
    const events = findSurges(days(...quiet(30, 60)));
    expect(events[1]).toMatchObject({ kind: "step", span: { from: "2026-03-08", to: "2026-03-21" } });
    expect(events[1]?.at).toBe(startOfDay("2026-03-22") + 5);
  });

  it("is not known before day +20 is complete, or the first known day after it", () => {
    expect(spans(60, ...quiet(6), ...quiet(13, 40))).toHaveLength(1);
    const late = findSurges(days(60, ...quiet(6), ...quiet(13, 40), null, null, 10));
    expect(late[1]).toMatchObject({ kind: "step", at: startOfDay("2026-03-24") + 5, figures: { after: 40 } });
  });

  it("needs seven of its fourteen days, and takes no day that a drop falls on", () => {
    expect(spans(60, ...quiet(6), ...quiet(7, null), ...quiet(7, 40))).toHaveLength(2);
    expect(spans(60, ...quiet(6), ...quiet(8, null), ...quiet(6, 40))).toHaveLength(1);
    const setAside = days(60, ...quiet(6), ...quiet(14, 40)).map((day, i) => ({ ...day, setAside: i > 12 }));
    expect(findSurges(setAside)).toHaveLength(1);
  });
});

describe("surges as of a day", () => {
  it("are those of all days that were known by then, but for the one that still grows", () => {
    const Net = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(10, 20) },
      { weight: 1, arbitrary: fc.constantFrom(60, 90, null) },
    );
    fc.assert(
      fc.property(fc.array(Net, { maxLength: 80 }), fc.nat(80), (nets, length) => {
        const all = days(...nets);
        const known = all.filter(({ day }) => day < addDays(START, length));
        const last = known.at(-1)?.knownAt ?? -1;
        const place = ({ kind, key, at }: { kind: string; key: string; at: number }) => `${kind} ${key} ${at}`;
        const before = findSurges(known);
        // Nothing is told that an earlier telling did not have, and nothing is taken back.
        const later = findSurges(all).filter(({ at }) => at <= last);
        const open = before.at(-1)?.key;
        const isClosed = ({ key }: { key: string }) => key !== open;
        expect(before.filter(isClosed)).toEqual(later.filter(isClosed));
        expect(before.filter(({ kind }) => kind === "surge").map(place)).toEqual(
          later.filter(({ kind }) => kind === "surge").map(place),
        );
      }),
    );
  });
});
