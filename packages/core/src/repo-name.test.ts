import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRepoName, repoKey, splitRepoName } from "./repo-name.ts";

const letters = ["a", "b", "c", "X", "Y", "Z", "0", "1", "9"];
const owner = fc
  .array(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("-"));
const name = fc
  .string({ unit: fc.constantFrom(...letters, ".", "_", "-"), minLength: 1, maxLength: 100 })
  .filter((text) => text !== "." && text !== "..");

describe("an owner/name", () => {
  it.each(["aaif-goose/goose", "a/b", "Aider-AI/aider", "x/.github", "x/...", "x/-", "0/0", `${"a".repeat(39)}/b`])(
    "may be %j",
    (text) => {
      expect(isRepoName(text)).toBe(true);
    },
  );

  it.each([
    ["no slash", "goose"],
    ["two slashes", "block/goose/tree"],
    ["no owner", "/goose"],
    ["no name", "block/"],
    ["a dot as owner", "block.xyz/goose"],
    ["an underscore in the owner", "a_b/c"],
    ["a hyphen first", "-a/b"],
    ["a hyphen last", "a-/b"],
    ["two hyphens in a row", "a--b/c"],
    ["an owner of 40 letters", `${"a".repeat(40)}/b`],
    ["a name of 101 letters", `a/${"b".repeat(101)}`],
    ["the folder itself", "a/."],
    ["the folder above", "a/.."],
    ["a space", "a/b c"],
    ["a line feed at the end", "a/b\n"],
    ["a letter beyond ASCII", "a/é"],
    ["a letter that only looks like one", "а/b"],
    ["nothing", ""],
  ])("has not %s: %j", (_, text) => {
    expect(isRepoName(text)).toBe(false);
    expect(() => splitRepoName(text)).toThrow(/not an owner\/name/);
  });

  it("splits and joins without loss, and its key knows no case", () => {
    fc.assert(
      fc.property(owner, name, (o, n) => {
        const repo = `${o}/${n}`;
        expect(splitRepoName(repo)).toEqual({ owner: o, name: n });
        expect(repoKey(repo.toUpperCase())).toBe(repoKey(repo));
        expect(isRepoName(repoKey(repo))).toBe(true);
      }),
    );
  });
});
