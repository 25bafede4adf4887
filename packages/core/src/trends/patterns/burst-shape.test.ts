import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, DAY_MS, startOfDay } from "../../day.ts";
import { gainedDaily } from "../../surviving.ts";
import { burstShape } from "./burst-shape.ts";
import { describeShape } from "./describe-pattern.ts";

const FROM = "2026-01-01";
/** So many days with a star each, a burst of 14 days, and what came after. */
const life = (before: number, burst: number, after: (number | null)[]) => ({
  from: FROM,
  values: [...days(before, 1), ...days(14, burst), ...after],
});
const days = (length: number, stars: number | null) => Array.from({ length }, () => stars);

describe("the shape of a project's stars", () => {
  it("is a strong sign when two weeks brought most of them and next to nothing came after", () => {
    const shape = burstShape(life(10, 100, days(60, 1)));
    expect(shape).toEqual({
      span: { from: "2026-01-11", to: "2026-01-24" },
      share: 1400 / 1470,
      tail: 60 / 1470,
      level: "strong",
    });
    expect(shape === null ? null : describeShape(shape)).toBe(
      "Unusual star pattern: 95 % of all stars, as first counted, dated 11–24 January 2026, 4.1 % the 60 days after. " +
        "Launches and GitHub clean-ups also do this; it is not evidence of who acted.",
    );
  });

  it("is worth a look at 40 %, and where the days after are not over", () => {
    expect(burstShape(life(0, 100, days(70, 30)))).toMatchObject({ share: 0.4, level: "worth a look" });
    expect(burstShape(life(1, 100, days(70, 30)))).toMatchObject({ level: null });
    expect(burstShape(life(60, 100, days(59, 0)))).toMatchObject({ tail: null, level: "worth a look" });
    expect(burstShape(life(60, 100, days(60, 0)))).toMatchObject({ tail: 0, level: "strong" });
  });

  it("is a part of what was given, whatever of it was taken back since", () => {
    const given = life(30, 100, days(76, 2)).values;
    const reports = given.flatMap((stars, i) => {
      const day = addDays(FROM, i);
      const report = (daysLater: number, count: number) => ({
        ...{ day, stars: count, receipt: `${day}+${daysLater}` },
        fetchedAt: startOfDay(day) + daysLater * DAY_MS,
      });
      // Most of the burst's stars go within the year: of 1,580 stars hardly 300 are left.
      return [report(5, stars ?? 0), report(200, stars === 100 ? 8 : (stars ?? 0))];
    });
    const gained = gainedDaily(reports, { from: FROM, to: addDays(FROM, given.length - 1) });
    const shape = burstShape({ from: FROM, values: gained.map(({ value }) => value) });
    expect(shape).toMatchObject({ share: 1400 / 1582, level: "strong" });
  });

  it("is a share of no more than all, tail included, and of the fullest two weeks", () => {
    const Life = fc.array(fc.oneof(fc.nat(3), fc.nat(5000)), { minLength: 74, maxLength: 200 });
    fc.assert(
      fc.property(Life, (values) => {
        const shape = burstShape({ from: FROM, values });
        if (shape === null) return;
        expect(shape.share + (shape.tail ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
        const total = values.reduce((a, b) => a + b);
        const fortnights = values.slice(13).map((_, i) => values.slice(i, i + 14).reduce((a, b) => a + b));
        expect(shape.share).toBe(Math.max(...fortnights) / total);
        expect(shape.span.from).toBe(addDays(FROM, fortnights.indexOf(Math.max(...fortnights))));
      }),
    );
  });

  it("is none of a young project, of no stars, or of a life of which a day is missing", () => {
    expect(burstShape(life(0, 100, days(59, 0)))).toBeNull();
    expect(burstShape(life(0, 0, days(60, 0)))).toBeNull();
    expect(burstShape(life(10, 100, [...days(60, 0), null, 5]))).toBeNull();
  });

  it("is nothing to speak of where it is a few stars", () => {
    expect(burstShape(life(0, 3, days(60, 0)))).toMatchObject({ share: 1, level: null });
  });

  it("has no words when it is not unusual", () => {
    const shape = burstShape(life(10, 10, days(260, 10)));
    expect(shape).toMatchObject({ level: null });
    expect(shape === null ? "" : describeShape(shape)).toBeNull();
  });
});
