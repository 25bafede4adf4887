import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, HOUR_MS, startOfDay, type Day } from "../day.ts";
import type { Observation } from "../observation.ts";
import { observe, observeGains, observeHourly } from "../testing/observe.ts";
import { deriveTrends } from "./derive-trends.ts";
import { momentum } from "./momentum/momentum.ts";
import { surgeTest } from "./surges/surge-test.ts";
import { factorsQuarter } from "./surges/weekday-factors.ts";

const START = "2026-01-05";
const EVEN = () => [1, 1, 1, 1, 1, 1, 1];
const ALL = { from: null, factorsOf: EVEN };

/** Counts that scatter without a pattern, and without randomness. */
const gainOf = (i: number) => 12 + ((i * 7919) % 17);
const gains = (length: number) => Array.from({ length }, (_, i) => gainOf(i));

describe("the trend of a project", () => {
  it("is a day for each with a net figure, with the momentum of the 84 days up to it and its surge test", () => {
    const observations = observeGains(START, 500, gains(120));
    const { days } = deriveTrends(observations, ALL);
    expect(days).toHaveLength(120);
    const day = days[110];
    expect(day).toMatchObject({ day: addDays(START, 110), net: gainOf(110), setAside: false });
    expect(day?.knownAt).toBe(startOfDay(addDays(START, 111)));
    expect(day?.receipt).toBe(observations[111]?.receipt);
    expect(day?.momentum).toEqual(momentum(gains(120).slice(27, 111)));
    expect(day?.surge).toEqual(surgeTest({ baseline: gains(120).slice(47, 103), today: gainOf(110) }));
  });

  it("has too little data before it has 63 days, and says how many there are", () => {
    const { days } = deriveTrends(observeGains(START, 500, gains(90)), ALL);
    const early = { label: "too little data", recentDays: 28, baselineDays: 12, fit: null };
    expect(days[39]).toMatchObject({ momentum: early });
    expect(days[34]?.surge).toBeNull();
    expect(days[35]?.surge).not.toBeNull();
    expect(days[70]?.momentum.label).not.toBe("too little data");
  });

  it("counts missing days as missing, after a long gap too", () => {
    const before = observeGains(START, 500, gains(100));
    const after = observeGains(addDays(START, 300), 9000, gains(40));
    const { days, events } = deriveTrends([...before, ...after], ALL);
    expect(days).toHaveLength(140);
    expect(days[100]).toMatchObject({ day: addDays(START, 300), surge: null });
    expect(days[100]?.momentum).toMatchObject({ label: "too little data", recentDays: 1, baselineDays: 0 });
    expect(events).toMatchObject([{ kind: "data gap", figures: { days: 200 }, key: addDays(START, 100) }]);
  });

  it("has the weekday factors of a day's own quarter, for its baseline too", () => {
    const shares = [1.3, 1.2, 1.1, 1, 1, 0.8, 0.6];
    const asked = new Set<Day>();
    const factorsOf = (day: Day) => {
      asked.add(factorsQuarter(day));
      return factorsQuarter(day) === "2026-04-01" ? shares : EVEN();
    };
    // START is a Monday.
    const weekly = Array.from({ length: 140 }, (_, i) => 100 * (shares[i % 7] ?? 0));
    const { days } = deriveTrends(observeGains(START, 500, weekly), { from: null, factorsOf });
    const spring = days.filter(({ day }) => day >= "2026-04-01");
    for (const [i, { surge }] of spring.entries()) {
      const weekday = (days.length - spring.length + i) % 7;
      expect(surge?.phi).toBeCloseTo(1, 9);
      expect(surge?.mu).toBeCloseTo(100 * (shares[weekday] ?? 0), 6);
    }
    expect(days.find(({ day }) => day === "2026-03-31")?.surge?.phi).toBeGreaterThan(1.5);
    expect([...asked]).toEqual(["2026-01-01", "2026-04-01"]);
  });

  it("is nothing without two midnights", () => {
    expect(deriveTrends([], ALL)).toEqual({ days: [], events: [] });
    expect(deriveTrends([observe(0, 5)], ALL)).toEqual({ days: [], events: [] });
  });
});

describe("a purge", () => {
  const PURGE_DAY = 100;
  const withFall = (fall: number) => {
    const totals = observeGains(START, 30_000, gains(140));
    // Read at noon, so that its midnight is interpolated and the fall is smeared over two days.
    return totals.map((o, i) => ({
      ...o,
      observedAt: o.observedAt + 12 * HOUR_MS,
      stars: i > PURGE_DAY ? o.stars - fall : o.stars,
    }));
  };

  it("is an event, and sets aside the days that it was smeared over", () => {
    const { days, events } = deriveTrends(withFall(9000), ALL);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      kind: "drop",
      span: { from: addDays(START, PURGE_DAY), to: addDays(START, PURGE_DAY + 1) },
      key: addDays(START, PURGE_DAY),
      figures: {
        starsBefore: 30_000 + sumTo(PURGE_DAY),
        starsAfter: 30_000 + sumTo(PURGE_DAY + 1) - 9000,
        lastSeenAt: startOfDay(addDays(START, PURGE_DAY + 1)) + 12 * HOUR_MS,
      },
    });
    const setAside = days.filter((day) => day.setAside);
    expect(setAside.map(({ day }) => day)).toEqual([addDays(START, PURGE_DAY), addDays(START, PURGE_DAY + 1)]);
    for (const { net, surge } of setAside) {
      expect(net).toBeLessThan(0);
      expect(surge).toBeNull();
    }
  });

  it("between two midnights falls on the one day between them", () => {
    const { days, events } = deriveTrends(observeGains(START, 5000, gains(20).with(10, -900)), ALL);
    const day = addDays(START, 10);
    expect(days.filter(({ setAside }) => setAside).map((each) => each.day)).toEqual([day]);
    expect(events).toMatchObject([{ kind: "drop", span: { from: day, to: day } }]);
  });

  it("sets no day aside that was complete before anybody could know of it", () => {
    // One star an hour from 20:00 on: twenty are gone at 16:00 of the next day.
    const totals = Array.from({ length: 72 }, (_, hour) => 9000 - Math.min(30, Math.max(0, hour - 20)));
    const { days, events } = deriveTrends(observeHourly(startOfDay(START), totals), ALL);
    expect(events).toMatchObject([{ kind: "drop", notBefore: startOfDay(START) + 20 * HOUR_MS }]);
    expect(days.map(({ net, setAside }) => [net, setAside])).toEqual([
      [-4, false],
      [-24, true],
    ]);
  });

  it("leaves the momentum as it would be had nobody looked on these days, however large it was", () => {
    const small = deriveTrends(withFall(200), ALL).days;
    const large = deriveTrends(withFall(25_000), ALL).days;
    const without = deriveTrends(withFall(0), ALL).days;
    expect(large.map((day) => day.momentum)).toEqual(small.map((day) => day.momentum));
    expect(large.map((day) => day.surge)).toEqual(small.map((day) => day.surge));
    const last = large.at(-1)?.momentum;
    const unpurged = without.at(-1)?.momentum;
    expect(last).toMatchObject({ label: unpurged?.label, recentDays: 28, baselineDays: 54 });
    expect(last?.fit?.velocity.value).toBeCloseTo(unpurged?.fit?.velocity.value ?? NaN, 0);
    const justAfter = days(large, PURGE_DAY + 3)?.momentum;
    expect(justAfter).toMatchObject({ recentDays: 26, label: "steady" });
  });

  const days = <T>(list: readonly T[], afterFirst: number) => list[afterFirst - 1];
  const sumTo = (length: number) => gains(length).reduce((total, gain) => total + gain, 0);
});

describe("the trend as of an instant", () => {
  const Look = fc.record({
    hours: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 20, max: 30 }) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
      { weight: 1, arbitrary: fc.constant(80) },
    ),
    gain: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 0, max: 30 }) },
      { weight: 1, arbitrary: fc.constantFrom(-900, -40, 400, 2000) },
    ),
  });
  const Series = fc.array(Look, { minLength: 90, maxLength: 220 }).map((looks) => {
    let at = startOfDay(START);
    let stars = 20_000;
    return looks.map(({ hours, gain }) => observe((at += hours * HOUR_MS), (stars += gain)));
  });
  /** A surge goes on when an alarm follows within three days, the last day's not being known yet; a drop within one. */
  const growing = (kind: string, to: Day, knownBy: number) =>
    (kind === "surge" || kind === "drop") && startOfDay(addDays(to, 5)) > knownBy;

  it("is a prefix: what is seen later changes no day, and no event but those that still grow", () => {
    fc.assert(
      fc.property(Series, fc.double({ min: 0.1, max: 1, noNaN: true }), (observations, share) => {
        const prefix = observations.slice(0, Math.ceil(share * observations.length));
        const knownBy = prefix.at(-1)?.observedAt ?? 0;
        const [then, now] = [deriveTrends(prefix, ALL), deriveTrends(observations, ALL)];
        expect(then.days).toEqual(now.days.filter(({ knownAt }) => knownAt <= knownBy));
        const known = now.events.filter(({ at }) => at <= knownBy);
        expect(then.events.map(({ kind, at, key }) => [kind, at, key])).toEqual(
          known.map(({ kind, at, key }) => [kind, at, key]),
        );
        const closed = then.events.filter(({ kind, span }) => !growing(kind, span?.to ?? START, knownBy));
        expect(known).toEqual(expect.arrayContaining(closed));
      }),
      { numRuns: 40 },
    );
  });

  it("goes on from any day as if it had been derived in one go", () => {
    fc.assert(
      fc.property(Series, fc.double({ min: 0.1, max: 1, noNaN: true }), (observations: Observation[], share) => {
        const all = deriveTrends(observations, ALL);
        const from = all.days[Math.floor(share * (all.days.length - 1))]?.day ?? START;
        const earlier = all.days.filter(({ day }) => day < from);
        const rest = deriveTrends(observations, { from, factorsOf: EVEN, earlier });
        expect(rest.days).toEqual(all.days.filter(({ day }) => day >= from));
        const surges = (events: typeof all.events) => events.filter(({ kind }) => kind === "surge" || kind === "step");
        expect(surges(rest.events)).toEqual(surges(all.events));
        const rests = (kind: string) => rest.events.filter((event) => event.kind === kind);
        expect(all.events).toEqual(expect.arrayContaining([...rests("drop"), ...rests("data gap")]));
        const due = all.events.filter(
          ({ kind, at }) => (kind === "drop" || kind === "data gap") && at >= startOfDay(from),
        );
        expect(rest.events).toEqual(expect.arrayContaining(due));
      }),
      { numRuns: 40 },
    );
  });
});
