import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closestWord, editDistance } from "./edit-distance.ts";

describe("editDistance", () => {
  it.each([
    ["kitten", "sitting", 3],
    ["name", "nmae", 1],
    ["", "abc", 3],
    ["same", "same", 0],
  ])("%s → %s is %i slips", (a, b, slips) => {
    expect(editDistance(a, b)).toBe(slips);
  });

  it("is symmetric, and zero for the same word only", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe("closestWord", () => {
  it("suggests nothing for a word that is like none, or absurdly long", () => {
    expect(closestWord("stars", ["repo", "name"])).toBeNull();
    expect(closestWord("repo".repeat(1000), ["repo"])).toBeNull();
  });
});
