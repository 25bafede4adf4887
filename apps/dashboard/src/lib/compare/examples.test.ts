import { expect, it } from "vitest";
import { sampleProject } from "#lib/server/testing/sample-project.ts";
import { findNearest, suggestComparisons } from "./examples.ts";

const project = (name: string, value: number | null, category: string | null, releaseCount = 0) => ({
  ...sampleProject({ name, category, releaseCount }),
  stars: { value },
});

it("suggests the most starred, and of each of two categories a comparison that has something to show", () => {
  const watched = [
    ...[project("a", 5, "agents"), project("b", 50, "agents"), project("c", null, "agents")],
    ...[project("d", 20, "models", 1), project("e", 10, "models", 1), project("f", 40, null)],
  ];
  const told = suggestComparisons(watched).map(({ align, projects }) => [
    align,
    projects.map(({ name }) => name).join(""),
  ]);
  expect(told).toEqual([
    ["date", "bfde"],
    ["age", "de"],
    ["index", "ba"],
  ]);
  expect(suggestComparisons(watched.slice(0, 1))).toEqual([]);
});

it("finds the nearest by ratio, never the project itself or one without stars", () => {
  const self = project("self", 100, "agents");
  const others = [
    self,
    project("tenth", 10, "agents"),
    project("triple", 300, "agents"),
    project("none", null, "agents"),
  ];
  expect(findNearest(self, others, 1).map(({ name }) => name)).toEqual(["triple"]);
  expect(findNearest(self, others, 9).map(({ name }) => name)).toEqual(["triple", "tenth"]);
});
