import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromNumber, DAY_MS, dayOf, HOUR_MS, startOfDay } from "../day.ts";
import { netDaily } from "../net-change.ts";
import { observe } from "../testing/observe.ts";
import { completeDays } from "./complete-days.ts";

const START = startOfDay("2026-03-01");

describe("days with a net figure", () => {
  it("are those of the net series, with the same figures and receipts, in one pass", () => {
    const Looks = fc.uniqueArray(fc.record({ hour: fc.nat(2000), stars: fc.nat(5000) }), {
      selector: ({ hour }) => hour,
      maxLength: 120,
    });
    fc.assert(
      fc.property(Looks, fc.integer({ min: 1, max: 24 }), (looks, hours) => {
        const sorted = looks.toSorted((a, b) => a.hour - b.hour);
        const observations = sorted.map(({ hour, stars }) => observe(START + (hour * hours * HOUR_MS) / 4, stars));
        const last = observations.at(-1)?.observedAt ?? START;
        const series = netDaily(observations, { from: dayOf(START - DAY_MS), to: dayOf(last + DAY_MS) });
        const told = completeDays(observations).map(({ number, net, completedBy }) => ({
          t: dayFromNumber(number),
          value: net,
          receipt: observations[completedBy]?.receipt,
        }));
        const known = series.filter(({ value }) => value !== null);
        expect(told).toEqual(known.map(({ t, value, receipt }) => ({ t, value, receipt })));
      }),
    );
  });

  it("are known from looks at most 36 hours apart", () => {
    const days = (hours: number) => completeDays([0, hours, hours + 24].map((h) => observe(START + h * HOUR_MS, h)));
    expect(days(36)).toMatchObject([{ net: 24 }, { net: 24 }]);
    expect(days(36.01)).toEqual([]);
  });

  it("are none without two midnights", () => {
    expect(completeDays([])).toEqual([]);
    expect(completeDays([observe(START, 1)])).toEqual([]);
    expect(completeDays([observe(START, 1), observe(START + DAY_MS - 1, 9)])).toEqual([]);
    expect(completeDays([observe(START, 1), observe(START + DAY_MS, 9)])).toMatchObject([{ net: 8, completedBy: 1 }]);
  });
});
