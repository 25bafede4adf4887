import { describe, expect, it } from "vitest";
import { baseRate, sumWeek, sumWeeks } from "./week-sums.ts";

const FROM = "2026-01-01";
const START = "2026-02-26";
const values = Array.from({ length: 63 }, (_, i) => i);

describe("weeks of stars", () => {
  it("are those before a day, the most recent first, and the one from it on", () => {
    const weeks = sumWeeks({ from: FROM, values }, START);
    // Days 49 to 55 come right before day 56.
    expect(weeks?.base).toEqual([364, 315, 266, 217, 168, 119, 70, 21]);
    expect(weeks?.post).toBe(56 + 57 + 58 + 59 + 60 + 61 + 62);
    expect(sumWeek({ from: FROM, values }, START)).toBe(weeks?.post);
  });

  it.each([0, 55, 56, 62])("are not known with day %d missing, and a missing day is not 0", (i) => {
    expect(sumWeeks({ from: FROM, values: Array<number | null>(63).fill(0).with(i, null) }, START)).toBeNull();
    expect(sumWeeks({ from: FROM, values: Array<number>(63).fill(0) }, START)?.post).toBe(0);
  });

  it("are not known beyond either end of the series", () => {
    expect(sumWeeks({ from: FROM, values: values.slice(0, 62) }, START)).toBeNull();
    expect(sumWeeks({ from: "2026-01-02", values }, START)).toBeNull();
    expect(sumWeek({ from: FROM, values }, "2025-12-31")).toBeNull();
  });

  it("make a rate a day, in which weeks that lost stars count as having gained none", () => {
    expect(baseRate({ base: [70, 70, 70, 70, 70, 70, 70, -700], post: 0 })).toBe(490 / 56);
  });
});
