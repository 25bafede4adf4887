import { expect, test } from "vitest";
import { SAMPLE_SUMMARY, sampleEffect, sampleStarted } from "#lib/server/testing/sample-effect.ts";
import { tellEffect } from "./tell-effect.ts";

test("says the stars, what was to be expected, and whether that tells anything", () => {
  expect(tellEffect(sampleEffect())).toEqual({
    figures: "412 stars in its week, where about 290 were to be expected.",
    verdict: "No change that can be told from chance.",
  });
  expect(tellEffect(sampleEffect({ verdict: "rose with" })).verdict).toMatch(/^It stands out/);
});

test("names what else happened, and counts the rest, so that a project that releases daily stays one sentence", () => {
  const confounders = ["v1", "v2", "v3", "v4"].map((what) => ({ kind: "release", what, day: "2026-03-27" }));
  expect(tellEffect(sampleEffect({ verdict: "confounded by a release", confounders })).verdict).toContain(
    "release v1 (27 Mar), release v2 (27 Mar) and 2 more",
  );
  expect(
    tellEffect(sampleEffect({ verdict: "shared with other stories", sharedWith: [SAMPLE_SUMMARY] })).verdict,
  ).toContain("1 other story");
});

test("of an approximate date the stars are those of all its days, and an unknown week is never 0", () => {
  const weeks = [280, 1946].map((stars) => sampleStarted("2026-03-26", { stars }));
  const range = { from: "2026-03-23", to: "2026-03-29", low: 0.3, high: 8.1, weeks };
  expect(tellEffect(sampleEffect({ range })).figures).toMatch(/^280 to 1,946 stars in its week/);
  const unknown = sampleStarted("2026-03-26", { stars: null, expected: null, ratio: null });
  expect(tellEffect(sampleEffect({ week: unknown, verdict: "too little data" }))).toEqual({
    figures: null,
    verdict: "Too few daily figures to say anything.",
  });
  expect(tellEffect(sampleEffect({ state: "open" })).verdict).toBe("Its week is not over: it ends on 1 Apr 2026.");
});
