import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dailyTotals, lastOfEachDay } from "./daily-totals.ts";
import { dayOf, startOfDay } from "./day.ts";
import type { Observation } from "./observation.ts";

const at = (iso: string, stars: number, rest: Partial<Observation> = {}): Observation => ({
  observedAt: Date.parse(iso),
  timeKnown: true,
  stars,
  forks: null,
  openIssues: null,
  openIssuesAndPulls: null,
  quality: "observed",
  receipt: `of ${iso}`,
  ...rest,
});
const noon = (day: string, stars: number) => at(`${day}T12:00:00Z`, stars, { timeKnown: false });
const WEEK = { from: "2026-03-23", to: "2026-03-29" };

const observation = fc
  .record({
    hour: fc.integer({ min: 0, max: 7 * 24 - 1 }),
    timeKnown: fc.boolean(),
    stars: fc.nat(),
  })
  .map(({ hour, timeKnown, stars }) => {
    const observedAt = startOfDay(WEEK.from) + hour * 3_600_000;
    const instant = timeKnown ? observedAt : startOfDay(dayOf(observedAt)) + 12 * 3_600_000;
    return at(new Date(instant).toISOString(), stars, { timeKnown });
  });

describe("the last observation of each day", () => {
  it("is the latest, in whatever order they come", () => {
    const day = [at("2026-03-26T04:00:00Z", 1), at("2026-03-26T23:59:59.999Z", 2), at("2026-03-27T00:00:00Z", 3)];
    for (const order of [day, day.toReversed()]) {
      expect([...lastOfEachDay(order)].map(([d, o]) => [d, o.stars])).toEqual([
        ["2026-03-26", 2],
        ["2026-03-27", 3],
      ]);
    }
  });

  it("is one whose time is known rather than a bare date, though noon is later", () => {
    const known = at("2026-03-26T04:00:00Z", 1);
    expect(lastOfEachDay([noon("2026-03-26", 2), known]).get("2026-03-26")).toBe(known);
    expect(lastOfEachDay([known, noon("2026-03-26", 2)]).get("2026-03-26")).toBe(known);
  });

  it("is the first given of two at one instant", () => {
    const [one, two] = [at("2026-03-26T04:00:00Z", 1), at("2026-03-26T04:00:00Z", 2)];
    expect(lastOfEachDay([one, two]).get("2026-03-26")).toBe(one);
  });

  it("never comes from another day, and no other known time of its day is later", () => {
    fc.assert(
      fc.property(fc.array(observation), (observations) => {
        const byDay = lastOfEachDay(observations);
        expect([...byDay.keys()]).toEqual([...new Set(observations.map((o) => dayOf(o.observedAt)))].sort());
        for (const [day, last] of byDay) {
          const others = observations.filter((o) => dayOf(o.observedAt) === day && o.timeKnown);
          expect(dayOf(last.observedAt)).toBe(day);
          expect(others.every((o) => last.timeKnown && o.observedAt <= last.observedAt)).toBe(true);
        }
      }),
    );
  });
});

describe("daily totals", () => {
  it("leave days without an observation missing, never zero", () => {
    const points = dailyTotals([at("2026-03-24T04:00:00Z", 7), at("2026-03-26T04:00:00Z", 0)], "stars", WEEK);
    expect(points.map((p) => p.value)).toEqual([null, 7, null, 0, null, null, null]);
    expect(points[0]).toEqual({ t: "2026-03-23", value: null, quality: "missing", receipt: null });
  });

  it("say of each day how good it is and where it comes from", () => {
    const archived = at("2026-03-26T04:00:00Z", 33_581, { quality: "archived", receipt: "7-0123456789abcdef" });
    expect(dailyTotals([archived], "stars", { from: "2026-03-26", to: "2026-03-26" })).toEqual([
      { t: "2026-03-26", value: 33_581, quality: "archived", receipt: "7-0123456789abcdef" },
    ]);
  });

  it("are missing where the last observation does not say, though an earlier one did", () => {
    const observations = [at("2026-03-26T04:00:00Z", 1, { forks: 5 }), at("2026-03-26T05:00:00Z", 1)];
    expect(dailyTotals(observations, "forks", { from: "2026-03-26", to: "2026-03-26" })[0]?.value).toBeNull();
  });

  it("have a point for every day of the range, whatever was observed", () => {
    fc.assert(
      fc.property(fc.array(observation), (observations) => {
        const points = dailyTotals(observations, "stars", WEEK);
        expect(points.map((p) => p.t)).toHaveLength(7);
        for (const { value, quality, receipt } of points) {
          expect([value === null, quality === "missing"]).toEqual([receipt === null, receipt === null]);
        }
      }),
    );
  });
});
