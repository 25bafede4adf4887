import { describe, expect, it } from "vitest";
import { observeGains } from "../../testing/observe.ts";
import { completeWeeks } from "./complete-weeks.ts";

/** 2026-01-07 is a Wednesday. */
const FROM = "2026-01-07";
const gains = (length: number) => Array.from({ length }, (_, i) => i);

describe("the weeks that weekday factors are read from", () => {
  it("begin on Mondays and are whole", () => {
    expect(completeWeeks(observeGains(FROM, 50, gains(20)))).toEqual([
      { monday: "2026-01-12", nets: [5, 6, 7, 8, 9, 10, 11] },
      { monday: "2026-01-19", nets: [12, 13, 14, 15, 16, 17, 18] },
    ]);
    expect(completeWeeks(observeGains(FROM, 50, gains(11)))).toEqual([]);
  });

  it("hold no missing day", () => {
    const observations = observeGains(FROM, 50, gains(20));
    expect(completeWeeks(observations.toSpliced(9, 1)).map(({ monday }) => monday)).toEqual(["2026-01-19"]);
  });

  it("hold no day that a drop falls on: a purge is not how a week's stars fall over its days", () => {
    const purged = observeGains(FROM, 5000, gains(20).with(8, -900));
    expect(completeWeeks(purged).map(({ monday }) => monday)).toEqual(["2026-01-19"]);
  });
});
