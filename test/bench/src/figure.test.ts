import { expect, it } from "vitest";
import { judge, summarise, type Figure } from "./figure.ts";

it.each([
  [4, "≤ 4", "PASS"],
  [4.000_01, "≤ 4", "FAIL"],
  [1.5, "≤ 1.5 (flat is 1)", "PASS"],
  [4_750, "≤ 4,750", "PASS"],
  [4_751, "≤ 4,750", "FAIL"],
  [0.5, "≥ 0.5", "PASS"],
  [149.9, "≥ 150", "FAIL"],
  [NaN, "≤ 10", "FAIL"],
  [NaN, "≥ 10", "FAIL"],
  [1, "≤ one", "FAIL"],
  [1, null, null],
] as const)("%d with the aim %s: %s", (value, aim, verdict) => {
  expect(judge({ value, aim })).toBe(verdict);
});

it("what missed its aim is said first", () => {
  const figure = { unit: "ms", detail: {} };
  const figures: Figure[] = [
    { ...figure, name: "none", value: 1, aim: null },
    { ...figure, name: "reached", value: 1, aim: "≤ 2" },
    { ...figure, name: "missed", value: 3, aim: "≤ 2" },
  ];
  expect(summarise(figures)).toBe("FAIL 3 ms (aim ≤ 2): missed\nPASS 1 ms (aim ≤ 2): reached\n     1 ms: none");
});
