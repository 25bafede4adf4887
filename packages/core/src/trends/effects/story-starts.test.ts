import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, startOfDay } from "../../day.ts";
import { isStoryFree, middleStart, storyStarts } from "./story-starts.ts";

const DATE = { published: "2026-03-27", publishedAt: null, plusMinusDays: 0 };

describe("the day from which on a story's week is counted", () => {
  it.each([
    ["2026-03-27T00:00:00Z", "2026-03-27"],
    ["2026-03-27T23:59:59Z", "2026-03-27"],
    // The story's own date may be that of another time zone; its instant decides.
    ["2026-03-26T23:30:00Z", "2026-03-26"],
  ])("is the UTC day of its timestamp: %s", (at, day) => {
    expect(storyStarts({ ...DATE, publishedAt: Date.parse(at) })).toEqual([day]);
  });

  it("is the day before when only a date is known: it began there somewhere on the day before", () => {
    expect(storyStarts(DATE)).toEqual(["2026-03-26"]);
  });

  it("may be any of seven for 2026-03-27~3d, and 26 March is told first", () => {
    const starts = storyStarts({ ...DATE, plusMinusDays: 3 });
    expect([starts.length, starts[0], starts.at(-1)]).toEqual([7, "2026-03-23", "2026-03-29"]);
    expect(middleStart(starts)).toBe("2026-03-26");
  });

  it("is not sharper than its date for an instant that is approximate itself", () => {
    const date = { ...DATE, plusMinusDays: 1, publishedAt: startOfDay("2026-03-27") };
    expect(storyStarts(date)).toEqual(["2026-03-25", "2026-03-26", "2026-03-27"]);
  });

  it("has a middle wherever it has a day", () => {
    expect(middleStart(["2026-03-01", "2026-03-02"])).toBe("2026-03-01");
    expect(() => middleStart([])).toThrow("needs a day");
  });
});

describe("a week without a story", () => {
  it.each([
    [-7, true],
    [-6, false],
    [0, false],
    [6, false],
    [7, true],
  ])("of a story that begins %d days from it: %s", (offset, isFree) => {
    expect(isStoryFree([addDays("2026-03-10", offset)], "2026-03-10")).toBe(isFree);
  });

  it("shares no day with any that a story may have begun, in either order of the two", () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), (offset) => {
        const other = addDays("2026-03-10", offset);
        expect(isStoryFree([other], "2026-03-10")).toBe(isStoryFree(["2026-03-10"], other));
      }),
    );
    expect(isStoryFree([], "2026-03-10")).toBe(true);
  });
});
