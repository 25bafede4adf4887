import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, DAY_MS, startOfDay, type Day } from "../../day.ts";
import { describeLoss } from "./describe-pattern.ts";
import { findLosses, retention, shareLost, type RetainedDay } from "./retention.ts";

const report = (day: Day, daysLater: number, stars: number) => {
  const fetchedAt = startOfDay(day) + (1 + daysLater) * DAY_MS;
  return { day, stars, fetchedAt, receipt: `${day}+${daysLater}` };
};
const LONG_AFTER = startOfDay("2027-01-01");
const ordinary = Array.from({ length: 9 }, (_, i) => i / 200);

describe("retention", () => {
  it("is a day's first complete count, and the one that stood 30 or 90 days later", () => {
    const said = [
      ...[report("2026-05-03", 0, 400), report("2026-05-03", 3, 500), report("2026-05-03", 20, 480)],
      ...[report("2026-05-03", 29, 200), report("2026-05-03", 30, 190), report("2026-05-03", 85, 190)],
      report("2026-05-03", 120, 10),
    ];
    const read = (after: 30 | 90) => retention(said.toReversed(), { after, readAt: LONG_AFTER });
    expect(read(30)).toEqual([{ day: "2026-05-03", first: 500, kept: 200 }]);
    expect(read(90)).toEqual([{ day: "2026-05-03", first: 500, kept: 190 }]);
  });

  it("is not known of a day that was not read late enough, or never settled before", () => {
    const said = [report("2026-05-03", 4, 500), report("2026-05-03", 23, 500)];
    const until = startOfDay("2026-05-03") + 31 * DAY_MS;
    expect(retention(said, { after: 30, readAt: until - 1 })).toEqual([]);
    expect(retention(said, { after: 30, readAt: until })).toEqual([{ day: "2026-05-03", first: 500, kept: 500 }]);
    const [early, late] = [report("2026-05-03", 1, 500), report("2026-05-03", 40, 100)];
    expect(retention([early, late], { after: 30, readAt: LONG_AFTER })).toEqual([]);
  });

  it("is not known of a day that nobody counted again in the week before: not looked for is not kept", () => {
    const counted = (...later: number[]) =>
      retention(
        later.map((n) => report("2026-05-03", n, 500)),
        { after: 30, readAt: LONG_AFTER },
      );
    expect(counted(4)).toEqual([]);
    expect(counted(4, 22)).toEqual([]);
    expect(counted(4, 45)).toEqual([]);
    expect(counted(4, 23)).toHaveLength(1);
  });

  it("loses no more than all, and nothing where nothing was", () => {
    expect(shareLost([])).toBeNull();
    expect(shareLost([{ day: "2026-05-03", first: 0, kept: 0 }])).toBeNull();
    expect(shareLost([{ day: "2026-05-03", first: 40, kept: 30 }])).toBe(0.25);
  });
});

describe("a loss", () => {
  const days = (from: Day, ...counts: [number, number][]): RetainedDay[] =>
    counts.map(([first, kept], i) => ({ day: addDays(from, i), first, kept }));
  const purge = days("2026-05-02", [30, 29], [400, 200], [500, 150], [340, 134], [28, 28]);

  it("is of the days in a row that lost a fifth each, in the words of the methods", () => {
    const [loss, ...others] = findLosses(purge, { after: 30, peers: ordinary });
    expect(others).toEqual([]);
    expect(loss).toMatchObject({ span: { from: "2026-05-03", to: "2026-05-05" }, stars: 1240, lost: 756 });
    expect(loss === undefined ? "" : describeLoss(loss)).toBe(
      "Unusual star pattern: 1,240 stars dated 3–5 May 2026; 61 % no longer present on 4 June 2026. " +
        "Launches and GitHub clean-ups also do this; it is not evidence of who acted.",
    );
  });

  it("takes 50 stars and a fifth", () => {
    const lossesOf = (first: number, kept: number) =>
      findLosses(days("2026-05-03", [first, kept]), { after: 30, peers: ordinary });
    expect(lossesOf(250, 200)).toHaveLength(1);
    expect(lossesOf(249, 200)).toEqual([]);
    expect(lossesOf(1000, 801)).toEqual([]);
  });

  it("is told only when the peers lost less than a third of that, and eight of them are known", () => {
    expect(findLosses(purge, { after: 30, peers: ordinary.slice(0, 7) })).toEqual([]);
    expect(findLosses(purge, { after: 30, peers: ordinary.map(() => 0.25) })).toEqual([]);
    expect(findLosses(purge, { after: 30, peers: ordinary.map(() => 0.2) })).toHaveLength(1);
  });

  it("holds at least a fifth of its stars, whatever the days", () => {
    const Counts = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 40 });
    fc.assert(
      fc.property(Counts, (counts) => {
        for (const { stars, lost, share } of findLosses(days("2026-05-03", ...counts), {
          after: 90,
          peers: ordinary,
        })) {
          expect(share).toBeGreaterThanOrEqual(0.2);
          expect(lost).toBeGreaterThanOrEqual(50);
          expect(lost).toBeLessThanOrEqual(stars);
        }
      }),
    );
  });
});
