import { describeEvent, type ProjectEvent } from "@groundswell/core";
import { describe, expect, it } from "vitest";
import { findDayBefore, isDated } from "#lib/event-text.ts";

describe("the day before which it did not happen", () => {
  it("is told where it is another than the day on which it was seen", () => {
    const at = "2026-03-27T08:00:00Z";
    expect(findDayBefore({ at, notBefore: "2026-03-20T23:59:59Z" })).toBe("2026-03-20");
    expect(findDayBefore({ at, notBefore: "2026-03-27T07:00:00Z" })).toBeNull();
    expect(findDayBefore({ at, notBefore: null })).toBeNull();
  });
});

describe("an event whose sentence names its days", () => {
  const event = { key: "2025-12-09", from: "a/b", to: "c/d", span: { from: "2025-12-09", to: "2025-12-14" } };
  const figures = { stars: 9, expected: 1, p: 0, before: 1, after: 3, days: 6, starsBefore: 900, starsAfter: 700 };
  const kinds: ProjectEvent["kind"][] = ["surge", "step", "drop", "data gap", "renamed", "archived"];

  it.each(kinds)("is told apart from one that needs its day beside it: %s", (kind) => {
    expect(isDated({ kind })).toBe(describeEvent({ ...event, kind, figures }).includes("December 2025"));
  });
});
