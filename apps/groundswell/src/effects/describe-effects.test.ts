import type { Effect } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { describeEffects } from "./describe-effects.ts";

const story = {
  ...{ id: "one", title: "About geese", url: "https://example.org/one", source: "Example Weekly" },
  ...{ published: "2026-03-27", publishedPlusMinusDays: 3 },
};
const week: Effect["week"] = {
  ...{ from: "2026-03-26", to: "2026-04-01", stars: 1_412.4, expected: 290, extra: 1_122.4 },
  ...{ ratio: { value: 4.87, low: 0.996, high: 23.7 }, minDetectableRatio: 2, p: 0.2, runUpT: 0 },
};
const effect: Effect = {
  ...{ story, repo: "a/goose", name: "Goose", verdict: "no distinguishable change", state: "frozen" },
  ...{
    sentence: "Goose gained 1,412 stars.",
    needed: "It would have needed 3,000.",
    frozenAt: null,
    seenAfter: null,
    week,
  },
  range: { from: "2026-03-23", to: "2026-03-29", low: 0.5, high: 9, weeks: [] },
  ...{ pAdjusted: 0.2, pairs: 1, isoWeek: "2026-W14", placebo: null, peers: 0, controlled: false, confounders: [] },
  ...{ sharedWith: [], weeks: [], dataTo: null, basis: "net daily change of observed totals", level: 0.9 },
};
const unknown: Effect = {
  ...effect,
  ...{ repo: "a/b", name: "B", verdict: "too little data", state: "open", sentence: "Too little data.", needed: null },
  ...{ week: { ...week, stars: null, expected: null, ratio: null }, range: null },
};

describe("effects for people", () => {
  it("are a table whose columns stand below each other, and a sentence for each row by story", () => {
    expect(describeEffects([effect, unknown]).split("\n")).toEqual([
      "project  week                                              stars  expected  ratio (90 % interval)  verdict                    state",
      "a/goose  26 March – 1 April 2026 (began 23–29 March 2026)  1,412       290  4.87 (1.00–24)         no distinguishable change  frozen",
      "a/b      26 March – 1 April 2026                               –         –  –                      too little data            open",
      "",
      "About geese (Example Weekly, 27 March 2026 ± 3 days)",
      "  https://example.org/one",
      "  Goose gained 1,412 stars.",
      "  It would have needed 3,000.",
      "  Too little data.",
      "",
      "2 pairs of 1 story and a project. After, not because of.",
    ]);
  });

  it("say so where there are none", () => {
    expect(describeEffects([])).toContain("nothing to look at");
  });
});
