import { describe, expect, it } from "vitest";
import { updateItems } from "./arrange.ts";
import { Kept } from "./kept.ts";

interface Row {
  repo: string;
  stars: number;
}

const rows = (...of: [string, number][]): Row[] => of.map(([repo, stars]) => ({ repo, stars }));

describe("what is kept of a list", () => {
  const make = () => new Kept<Row[]>((held, current) => updateItems(held, current, ({ repo }) => repo));

  it("has the last figures of an item that goes, not those that it came with", () => {
    const kept = make();
    kept.follow("all", rows(["a/a", 1], ["b/b", 1]));
    kept.follow("all", rows(["a/a", 2], ["b/b", 2]));
    expect(kept.follow("all", rows(["c/c", 3], ["a/a", 3]))).toEqual(rows(["a/a", 3], ["b/b", 2]));
  });

  it("goes on with the figures of those that stay, however long the order is held", () => {
    const kept = make();
    kept.follow("all", rows(["a/a", 1], ["b/b", 1]));
    kept.follow("all", rows(["b/b", 9], ["a/a", 2]));
    expect(kept.follow("all", rows(["b/b", 10], ["a/a", 3]))).toEqual(rows(["a/a", 3], ["b/b", 10]));
  });

  it("is what is there now as soon as another list is asked for", () => {
    const kept = make();
    kept.follow("all", rows(["a/a", 1]));
    expect(kept.follow("some", rows(["b/b", 2]))).toEqual(rows(["b/b", 2]));
  });
});
