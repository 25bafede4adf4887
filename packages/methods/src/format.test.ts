import { describe, expect, it } from "vitest";
import { formatRange, formatShare } from "./format.ts";

const share = (value: number) => ({ share: value, of: 10_000 });

describe("a measured share", () => {
  it("is as precise as it deserves, and never rounds to none or all", () => {
    const texts = [0, 0.0001, 0.0236, 0.0996, 0.25, 0.995, 0.9998, 1].map((value) => formatShare(share(value)));
    expect(texts).toEqual(["0 %", "< 0.1 %", "2.4 %", "10 %", "25 %", "99.5 %", "> 99.9 %", "100 %"]);
  });

  it("of nothing is a dash", () => {
    expect(formatShare({ share: 0, of: 0 })).toBe("–");
  });

  it("is told from the lowest to the highest", () => {
    expect(formatRange([share(0.9), share(0.02), share(0.5)])).toBe("2.0 % to 90 %");
    expect(formatRange([share(0.9), share(0.9)])).toBe("90 %");
  });
});
