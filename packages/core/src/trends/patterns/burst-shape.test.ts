import { describe, expect, it } from "vitest";
import { burstShape } from "./burst-shape.ts";
import { describeShape } from "./describe-pattern.ts";

/** So many days without a star, a burst of 14 days, and what came after. */
const life = (before: number, burst: number, after: (number | null)[]) => ({
  from: "2026-01-01",
  values: [...days(before, 1), ...days(14, burst), ...after],
});
const days = (length: number, stars: number | null) => Array.from({ length }, () => stars);

describe("the shape of a project's stars", () => {
  it("is a strong sign when two weeks brought most of them and next to nothing came after", () => {
    const shape = burstShape(life(10, 100, days(60, 1)), 1470);
    expect(shape).toEqual({
      span: { from: "2026-01-11", to: "2026-01-24" },
      share: 1400 / 1470,
      tail: 60 / 1470,
      level: "strong",
    });
    expect(shape === null ? null : describeShape(shape)).toBe(
      "Unusual star pattern: 95 % of all stars dated 11–24 January 2026, 4 % the 60 days after. " +
        "Launches and GitHub clean-ups also do this; it is not evidence of who acted.",
    );
  });

  it("is worth a look at 40 %, and where the days after are not known", () => {
    expect(burstShape(life(10, 100, days(60, 20)), 3500)).toMatchObject({ share: 0.4, level: "worth a look" });
    expect(burstShape(life(10, 100, days(60, 20)), 3501)).toMatchObject({ level: null });
    expect(burstShape(life(50, 100, days(20, 0)), 1450)).toMatchObject({ tail: null, level: "worth a look" });
    expect(burstShape(life(10, 100, [...days(59, 0), null]), 1410)).toMatchObject({
      tail: null,
      level: "worth a look",
    });
  });

  it("is none of a young project, of a few stars, or of a life of which no two weeks are known", () => {
    expect(burstShape(life(0, 100, days(59, 0)), 1400)).toBeNull();
    expect(burstShape(life(0, 3, days(60, 0)), 42)).toMatchObject({ share: 1, level: null });
    expect(
      burstShape({ from: "2026-01-01", values: Array.from({ length: 90 }, (_, i) => (i % 13 ? 5 : null)) }, 400),
    ).toBeNull();
  });

  it("has no words when it is not unusual", () => {
    const shape = burstShape(life(10, 10, days(60, 10)), 750);
    expect(shape).toMatchObject({ level: null });
    expect(shape === null ? "" : describeShape(shape)).toBeNull();
  });
});
