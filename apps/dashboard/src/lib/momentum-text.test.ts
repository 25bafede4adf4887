import type { Momentum } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { describeLack, describeRatio } from "./momentum-text.ts";

const daysOf = (recent: number, baseline: number): Momentum["days"] => ({
  recent: { observed: recent, of: 28, needed: 21 },
  baseline: { observed: baseline, of: 56, needed: 42 },
});

describe("describeLack", () => {
  it("says how many days are known of those that are lacking", () => {
    expect(describeLack(daysOf(18, 56))).toBe("18 of 28 days");
    expect(describeLack(daysOf(28, 41))).toBe("41 of the 56 days before");
    expect(describeLack(daysOf(0, 0))).toBe("0 of 28 days");
  });

  it("is null when there are enough", () => {
    expect(describeLack(daysOf(21, 42))).toBeNull();
  });
});

describe("describeRatio", () => {
  it("says in words what the drawing shows", () => {
    expect(describeRatio({ value: 1.62, low: 1.31, high: 2.04 })).toBe(
      "1.6 times the rate before, 90\u00a0% interval 1.3 to 2.0",
    );
  });
});
