import { expect, it } from "vitest";
import { sampleMomentum, sampleProject } from "#lib/server/testing/sample-project.ts";
import { findNearest, suggestComparisons } from "./examples.ts";

function project(name: string, stars: number | null, category: string | null, releaseCount = 0) {
  const { stars: known, ...rest } = sampleProject({ name, repo: `x/${name}`, category, releaseCount });
  return { ...rest, createdAt: null, stars: { ...known, value: stars, observedAt: "2026-08-22T04:07:20Z" } };
}

it("proposes the most starred, who gains pace most surely first, and of the largest categories what has something to show", () => {
  const rising = (one: ReturnType<typeof project>, cautious: number) => ({
    ...one,
    momentum: sampleMomentum({ label: "accelerating", cautious }),
  });
  const watched = [
    ...[rising(project("a", 5, "agents"), 0.2), rising(project("b", 50, "agents"), 1), project("c", null, "agents")],
    ...[project("d", 20, "models", 1), project("e", 10, "models", 1), project("f", 40, null), project("g", 1, "lone")],
  ];
  const told = suggestComparisons(watched).map(({ align, projects, from }) => [
    align,
    projects.map(({ name }) => name).join(""),
    from,
  ]);
  expect(told).toEqual([
    ["date", "bfde", null],
    ["index", "ba", "2026-05-24"],
    ["index", "ba", "2025-08-22"],
    ["age", "de", null],
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
