import { describe, expect, it } from "vitest";
import { describeMomentum } from "./describe-momentum.ts";
import { momentum } from "./momentum.ts";
import type { Momentum, MomentumFit } from "../types.ts";

const repeat = <T>(value: T, days: number): T[] => Array.from({ length: days }, () => value);

const FIT: MomentumFit = {
  ...{ A: 0, E: 0, Q: 0, B: 0, F: 0, phi: 1, m0: 1 },
  velocity: { value: 41.4, low: 35.2, high: 47.7 },
  ratio: { value: 1.61, low: 1.32, high: 1.98 },
  pUp: 0.99,
  cautious: 0.4,
  topDayShare: 0.2,
  spike: false,
};
const say = (fit: Partial<MomentumFit>, label: Momentum["label"] = "accelerating", name?: string) =>
  describeMomentum(
    { label, recentDays: 28, baselineDays: 56, fit: { ...FIT, ...fit } },
    name === undefined ? {} : { name },
  );

describe("a momentum in words", () => {
  it("has its interval and its label", () => {
    expect(say({})).toBe(
      "About 41 stars a day (90 % interval 35–48), 1.6 times the rate before (1.3–2.0): accelerating.",
    );
  });

  it("begins with the project where one is named", () => {
    expect(say({}, "accelerating", "Goose")).toMatch(/^Goose: about 41 stars/);
  });

  it("says that one day made it", () => {
    expect(say({ spike: true, topDayShare: 0.806 })).toMatch(
      /: accelerating\. One day brought 81 % of the last 7 days' stars\.$/,
    );
  });

  it("keeps the digits of small rates, and of ratios that are near 1", () => {
    const velocity = { value: 0.124, low: 0.044, high: 0.236 };
    expect(say({ velocity, ratio: { value: 1.099, low: 1.004, high: 2.945 } }, "uncertain")).toBe(
      "About 0.12 stars a day (90 % interval 0.04–0.24), 1.10 times the rate before (1.00–2.95): uncertain.",
    );
    expect(say({ velocity: { value: 1234.5, low: 1100, high: 1400 } })).toContain("1,235 stars a day");
  });

  it("gives the reason where there is none", () => {
    const tooFew = momentum([...repeat(2, 56), ...repeat(null, 10), ...repeat(2, 18)]);
    expect(describeMomentum(tooFew)).toBe(
      "Too little data: 18 of the last 28 days and 56 of the 56 before are known; 21 and 42 are needed.",
    );
    expect(describeMomentum(momentum(repeat(0, 84)), { name: "Muesli" })).toBe(
      "Muesli: no activity: no known day of the last 84 ended with more stars than it began; 28 of the last 28 days and 56 of the 56 before are known.",
    );
  });

  it("doesn't say of a project that loses stars that none was given: net changes can't tell", () => {
    const falling = momentum(repeat(-40, 84));
    expect(describeMomentum(falling, { change: { stars: -3600, days: 90 } })).toBe(
      "No activity: no known day of the last 84 ended with more stars than it began, and the total fell by 3,600 over 90 days; 28 of the last 28 days and 56 of the 56 before are known.",
    );
    expect(describeMomentum(falling, { change: { stars: 0, days: 90 } })).toBe(describeMomentum(falling));
  });

  it("never has a figure read as zero that is above it", () => {
    const some = {
      velocity: { value: 0.0041, low: 0.0002, high: 0.02 },
      ratio: { value: 0.002, low: 1e-5, high: 0.004 },
    };
    expect(say(some, "slowing", "Muesli")).toBe(
      "Muesli: less than 0.01 stars a day (90 % interval less than 0.01 to 0.02), less than 0.01 times the rate before (less than 0.01): slowing.",
    );
    expect(say({ velocity: { value: 0.004, low: 0.001, high: 0.02 } })).toMatch(/^Less than 0\.01 stars a day/);
  });
});
