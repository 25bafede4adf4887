import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, startOfDay } from "../../day.ts";
import { observe, observeGains, observeHourly, observeMidnights } from "../../testing/observe.ts";
import { findDrops, type Drop } from "./find-drops.ts";

const flat = (gain: number, length: number) => Array.from({ length }, () => gain);
const sizes = (drops: readonly Drop[]) => drops.map(({ before, after }) => before.stars - after.stars);
/** Drops of a series that gained so much a day. */
const ofGains = (start: number, gains: readonly number[]) => sizes(findDrops(observeGains("2026-01-01", start, gains)));

describe("a drop", () => {
  it("is GitHub's correction of LightRAG on 2025-01-16 (EvanLi/Github-Ranking), of all of it and of the day after", () => {
    const totals = [12_361, 12_487, 12_618, 12_725, 12_789, 11_149, 11_107, 11_131];
    const drops = findDrops(observeMidnights("2025-01-11", totals));
    expect(sizes(drops)).toEqual([1640, 42]);
    expect(drops[0]).toMatchObject({ before: { stars: 12_789 }, seen: { stars: 11_149 } });
    expect(drops[0]?.seen.observedAt).toBe(startOfDay("2025-01-16"));
  });

  it("is found in projects of any size: 236 of tensorflow's 196,107, and 22 of 402", () => {
    expect(ofGains(196_000, [...flat(16, 60), -236, ...flat(16, 5)])).toEqual([236]);
    expect(ofGains(402, [...flat(0, 60), -22])).toEqual([22]);
  });

  it("takes 20 stars, and 2 % of fewer than 1,000 but never fewer than 10", () => {
    expect(ofGains(5000, [...flat(5, 60), -19])).toEqual([]);
    expect(ofGains(5000, [...flat(5, 60), -20])).toEqual([20]);
    expect(ofGains(700, [...flat(0, 60), -13])).toEqual([]);
    expect(ofGains(700, [...flat(0, 60), -14])).toEqual([14]);
    expect(ofGains(60, [...flat(0, 60), -9])).toEqual([]);
    expect(ofGains(60, [...flat(0, 60), -10])).toEqual([10]);
  });

  it("is not a slow decline, however large: only what is more than twice an ordinary bad day", () => {
    expect(ofGains(40_000, flat(-5, 200))).toEqual([]);
    const declining = Array.from({ length: 200 }, (_, i) => -25 - (i % 13));
    const first = ofGains(90_000, declining);
    // Until its ordinary days are known, three of them are news.
    expect(first.length).toBeLessThanOrEqual(3);
    expect(ofGains(90_000, [...declining, -90])).toEqual([...first, 90]);
  });

  it("is news when stars begin to go day after day, and ordinary within a week", () => {
    const drops = ofGains(90_000, [...flat(2, 60), ...flat(-30, 60)]);
    expect(drops.length).toBeGreaterThanOrEqual(1);
    expect(drops.length).toBeLessThanOrEqual(7);
  });

  it("needs no past: the first two looks are enough", () => {
    expect(ofGains(5000, [-400])).toEqual([400]);
  });

  it("is not told of looks more than 36 hours apart: months of unstarring are not one fall", () => {
    const before = observe(0, 9000);
    expect(findDrops([before, observe(36 * HOUR_MS, 8000)])).toHaveLength(1);
    expect(findDrops([before, observe(36 * HOUR_MS + 1, 8000)])).toEqual([]);
    // Nor is one measured across such a gap from a higher total before it.
    expect(findDrops([before, observe(37 * HOUR_MS, 8000), observe(38 * HOUR_MS, 7995)])).toEqual([]);
  });

  it("of a few hours is one drop when it is seen every hour, known from its first twenty stars on", () => {
    const totals = [3000, 3001, 2993, 2985, 2970, 2900, 2700, 2640, 2641, 2642];
    const drops = findDrops(observeHourly(startOfDay("2026-03-05"), totals));
    expect(sizes(drops)).toEqual([361]);
    expect(drops[0]).toMatchObject({ before: { stars: 3001 }, seen: { stars: 2970 }, after: { stars: 2640 } });
    expect(drops[0]?.parts).toHaveLength(4);
  });

  it("is measured from the last look at the highest total of the 24 hours before", () => {
    const slow = [...flat(500, 5), ...Array.from({ length: 22 }, (_, hour) => 499 - hour)].map((n) => n + 1000);
    const drops = findDrops(observeHourly(0, slow));
    expect(drops[0]).toMatchObject({ before: { observedAt: 4 * HOUR_MS }, seen: { observedAt: 24 * HOUR_MS } });
    const slower = Array.from({ length: 60 }, (_, i) => observe(i * 1.3 * HOUR_MS, 1500 - i));
    expect(findDrops(slower)).toEqual([]);
  });

  it("is held against the last 56 days with a figure", () => {
    const bad = [...flat(-15, 28), ...flat(5, 28)];
    expect(ofGains(5000, [...bad, -25])).toEqual([]);
    expect(ofGains(5000, [...bad, ...flat(5, 28), -25])).toEqual([25]);
  });

  it("of two days is two drops, as far as a day's looks tell them apart", () => {
    expect(ofGains(5772, [...flat(3, 30), -376, -313])).toEqual([376, 313]);
  });
});

describe("what a drop is called by", () => {
  const at = (...looks: [hour: number, stars: number][]) =>
    findDrops(looks.map(([hour, stars]) => observe(startOfDay("2026-05-01") + hour * HOUR_MS, stars)));

  it("is the day of the look before it: a look that came late makes it no other", () => {
    const keys = [
      at([0, 5000], [10, 5000], [11, 4900]),
      at([0, 5000], [10, 5000], [11, 4900], [12, 4100]),
      at([0, 5000], [10, 5000], [10.5, 4950], [11, 4900], [12, 4100]),
    ].map((drops) => drops.map(({ key }) => key));
    expect(keys).toEqual([["2026-05-01"], ["2026-05-01"], ["2026-05-01"]]);
  });

  it("is another for another of the same day", () => {
    const drops = at([0, 5000], [1, 4900], [2, 4950], [3, 4700]);
    expect(drops.map(({ key }) => key)).toEqual(["2026-05-01", "2026-05-01 2"]);
  });
});

describe("the drops of any series", () => {
  const Gains = fc.array(fc.integer({ min: -60, max: 90 }), { maxLength: 90 });
  const Hours = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 90, maxLength: 90 });
  const observations = (gains: readonly number[], hours: readonly number[]) => {
    let observedAt = 0;
    let stars = 4000;
    return gains.map((gain, i) => observe((observedAt += (hours[i] ?? 1) * HOUR_MS), (stars += gain)));
  };

  it("are none of one that only gains, whatever its bursts", () => {
    fc.assert(
      fc.property(Gains, Hours, (gains, hours) => {
        expect(findDrops(observations(gains.map(Math.abs), hours))).toEqual([]);
      }),
    );
  });

  it("do not depend on what is seen later: a drop only grows, within a day", () => {
    fc.assert(
      fc.property(Gains, Hours, fc.nat(90), (gains, hours, length) => {
        const all = observations(gains, hours);
        const prefix = all.slice(0, length);
        const parts = (drops: readonly Drop[]) => drops.flatMap((drop) => drop.parts);
        const known = prefix.at(-1)?.observedAt ?? -1;
        expect(parts(findDrops(prefix))).toEqual(parts(findDrops(all)).filter(({ to }) => to <= known));
      }),
    );
  });

  it("each hold at least ten stars between their ends, and lie one after another", () => {
    fc.assert(
      fc.property(Gains, Hours, (gains, hours) => {
        let last = 0;
        for (const { before, seen, after } of findDrops(observations(gains, hours))) {
          expect(before.stars - after.stars).toBeGreaterThanOrEqual(10);
          expect(before.observedAt).toBeGreaterThanOrEqual(last);
          expect(seen.observedAt).toBeLessThanOrEqual(after.observedAt);
          expect(seen === after || after.observedAt - before.observedAt <= DAY_MS).toBe(true);
          last = after.observedAt;
        }
      }),
    );
  });
});
