import { describe, expect, it } from "vitest";
import { countAdded, isRearranged, keyItems, updateHeld } from "./arrange.ts";

interface Row {
  repo: string;
  stars: number;
}

const keyed = (...rows: [string, number][]) =>
  keyItems(
    rows.map(([repo, stars]): Row => ({ repo, stars })),
    ({ repo }) => repo,
  );

describe("a held list", () => {
  const held = keyed(["a/a", 30], ["b/b", 20], ["c/c", 10]);

  it("keeps its order while its figures become those of now", () => {
    const current = keyed(["c/c", 99], ["a/a", 31], ["b/b", 20]);
    expect([...updateHeld(held, current).values()]).toEqual([
      { repo: "a/a", stars: 31 },
      { repo: "b/b", stars: 20 },
      { repo: "c/c", stars: 99 },
    ]);
    expect([isRearranged(held, current), countAdded(held, current)]).toEqual([true, 0]);
  });

  it("takes no item away and lets none in, and counts those that wait", () => {
    const current = keyed(["d/d", 40], ["a/a", 31], ["e/e", 5]);
    expect([...updateHeld(held, current).keys()]).toEqual(["a/a", "b/b", "c/c"]);
    expect([isRearranged(held, current), countAdded(held, current)]).toEqual([true, 2]);
  });

  it("has nothing to show anew while the order is the same", () => {
    const current = keyed(["a/a", 31], ["b/b", 21], ["c/c", 11]);
    expect([isRearranged(held, current), countAdded(held, current)]).toEqual([false, 0]);
  });
});
