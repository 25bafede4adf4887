import { describe, expect, it } from "vitest";
import { addDays } from "../../day.ts";
import { findConfounders, type DatedRelease } from "./find-confounders.ts";

const START = "2026-03-26";
const release = (offset: number, tag = "v1.2.3", prerelease = false): DatedRelease => ({
  day: addDays(START, offset),
  tag,
  prerelease,
});
const find = (releases: DatedRelease[], starts = [START]) => findConfounders({ starts, releases, changes: [] });
/** One in each of so many weeks before. */
const habit = (weeks: number) => Array.from({ length: weeks }, (_, k) => release(-7 * (k + 1), `v0.0.${k + 1}`));

describe("what else happened", () => {
  it.each([
    [-4, 0],
    [-3, 1],
    [6, 1],
    [7, 0],
  ])("a release %d days from the week's first counts %d times", (offset, count) => {
    expect(find([release(offset)])).toHaveLength(count);
  });

  it("a patch is told of a project that seldom releases, and not of one that releases in four of the eight weeks", () => {
    expect(find([release(1), ...habit(3)])).toHaveLength(1);
    expect(find([release(1), ...habit(4)])).toEqual([]);
  });

  it("four releases in one week are no habit", () => {
    const once = [-20, -19, -18, -17].map((offset) => release(offset, `v0.0.${-offset}`));
    expect(find([release(1), ...once])).toHaveLength(1);
  });

  it("where releases are a habit, a major or minor one stands out still, but not one marked as a pre-release", () => {
    expect(find([release(1, "v1.3.0"), ...habit(8)])).toEqual([{ kind: "release", day: "2026-03-27", what: "v1.3.0" }]);
    expect(find([release(1, "v1.3.0", true), ...habit(8)])).toEqual([]);
  });

  it("the ninth week before has no say in the habit", () => {
    expect(find([release(1), ...habit(3), release(-57)])).toHaveLength(1);
    expect(find([release(1), ...habit(3), release(-56)])).toEqual([]);
  });

  it("a new name counts when it came between two looks that touch these days", () => {
    const renamed = (notBefore: number | null, day: number) =>
      findConfounders({
        starts: [START],
        releases: [],
        changes: [
          {
            kind: "renamed",
            day: addDays(START, day),
            notBefore: notBefore === null ? null : addDays(START, notBefore),
            what: "new/name",
          },
        ],
      });
    expect(renamed(0, 1)).toEqual([{ kind: "renamed", day: "2026-03-27", what: "new/name" }]);
    // Seen three weeks later, when somebody looked again: it may have been on any day between.
    expect(renamed(2, 23)).toHaveLength(1);
    expect(renamed(null, 23)).toEqual([]);
    expect(renamed(7, 8)).toEqual([]);
    expect(renamed(-9, -4)).toEqual([]);
  });

  it("of an approximate date whatever falls into any of its windows counts, once, in the order of days", () => {
    const starts = [START, addDays(START, 1), addDays(START, 2)];
    const found = find([release(8, "v2.0.0"), release(2, "v1.9.0"), release(9, "v3.0.0")], starts);
    expect(found.map(({ what }) => what)).toEqual(["v1.9.0", "v2.0.0"]);
  });
});
