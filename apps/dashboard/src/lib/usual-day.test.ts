import { describe, expect, it } from "vitest";
import { findUsualDay } from "./usual-day.ts";

describe("findUsualDay", () => {
  it("takes the day that most rows end on; rows without a window don't count", () => {
    expect(findUsualDay(["2026-08-22", "2026-08-03", undefined, "2026-08-22"])).toBe("2026-08-22");
  });

  it("is null when no row has one", () => {
    expect(findUsualDay([undefined, null])).toBeNull();
  });

  it("prefers the later of equals", () => {
    expect(findUsualDay(["2026-08-03", "2026-08-22"])).toBe("2026-08-22");
  });
});
