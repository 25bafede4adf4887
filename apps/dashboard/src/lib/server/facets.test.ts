import type { Category } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { toFacets } from "./facets.ts";

const NONE = { accelerating: 0, slowing: 0, steady: 0, uncertain: 0, "no activity": 0, "too little data": 0 };
const counted: Category[] = [
  { category: "agents", projects: 5, labels: { ...NONE, accelerating: 2, slowing: 3 } },
  { category: "speech", projects: 2, labels: { ...NONE, steady: 1, slowing: 1 } },
  { category: null, projects: 1, labels: { ...NONE, steady: 1 } },
];

describe("what a list's filters leave", () => {
  it("is counted for each choice among what the other one leaves", () => {
    const facets = toFacets(counted, { category: "agents", label: "slowing" });
    expect(facets).toMatchObject({ found: 3, ofCategories: 4, ofLabels: 5 });
    expect(facets.categories).toEqual([
      { name: "agents", count: 3 },
      { name: "speech", count: 1 },
    ]);
    expect(facets.labels).toEqual([
      { name: "accelerating", count: 2 },
      { name: "slowing", count: 3 },
    ]);
  });

  it("counts projects without a category among all, and offers no empty choice but the chosen one", () => {
    expect(toFacets(counted, { category: null, label: null }).found).toBe(8);
    const { labels, found } = toFacets(counted, { category: "speech", label: "uncertain" });
    expect([found, labels.map(({ name }) => name)]).toEqual([0, ["slowing", "steady", "uncertain"]]);
  });
});
