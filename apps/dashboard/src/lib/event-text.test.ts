import { ProjectEventKind } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { describeEvent, findDayBefore } from "#lib/event-text.ts";

describe("what happened to a repository", () => {
  it("has words for every kind", () => {
    for (const kind of ProjectEventKind.options)
      expect(describeEvent({ kind, from: "a/b", to: "c/d" })).toMatch(/^[A-Z]/);
  });

  it("names what was and what is", () => {
    expect(describeEvent({ kind: "transferred", from: "block/goose", to: "aaif-goose/goose" })).toBe(
      "Transferred from block/goose to aaif-goose/goose",
    );
    expect(describeEvent({ kind: "licence changed", from: "MIT", to: null })).toBe("Licence changed from MIT to none");
  });

  it("does not say why GitHub answers 404: it does so for deleted and private repositories alike", () => {
    expect(describeEvent({ kind: "not found", from: null, to: null })).toContain("deleted or made private");
  });
});

describe("the day before which it did not happen", () => {
  it("is told where it is another than the day on which it was seen", () => {
    const at = "2026-03-27T08:00:00Z";
    expect(findDayBefore({ at, notBefore: "2026-03-20T23:59:59Z" })).toBe("2026-03-20");
    expect(findDayBefore({ at, notBefore: "2026-03-27T07:00:00Z" })).toBeNull();
    expect(findDayBefore({ at, notBefore: null })).toBeNull();
  });
});
