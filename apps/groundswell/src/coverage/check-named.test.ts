import { expect, it } from "vitest";
import { checkNamed } from "./check-named.ts";

it("warns of a project that nobody watches, with its line, and knows today’s and earlier names in any case", () => {
  const named = ["Maker/New", "maker/old", "maker/other"].map((repo, at) => ({
    repo,
    file: "a.md",
    line: at + 6,
    column: 5,
  }));
  expect(checkNamed(named, [{ repo: "maker/new", formerly: ["Maker/Old"] }])).toEqual([
    {
      ...{ file: "a.md", line: 8, column: 5, severity: "warning" },
      message: "maker/other is not on the watchlist: the story is kept without it",
      remedy: "add it to the watchlist, or write the name that it has there",
    },
  ]);
});
