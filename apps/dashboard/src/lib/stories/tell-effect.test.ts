import { expect, test } from "vitest";
import { SAMPLE_SUMMARY, sampleEffect, sampleStarted } from "#lib/server/testing/sample-effect.ts";
import { tellEffect, tellLead } from "./tell-effect.ts";

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
  const weeks = [280, 1946].map((stars) => sampleStarted("2026-03-26", { stars, expected: 180 + stars }));
  const range = { from: "2026-03-23", to: "2026-03-29", low: 0.3, high: 8.1, weeks };
  expect(tellEffect(sampleEffect({ range })).figures).toBe(
    "280 to 1,946 stars in its week, where about 290 to 2,126 were to be expected.",
  );
  const unknown = sampleStarted("2026-03-26", { stars: null, expected: null, ratio: null });
  expect(tellEffect(sampleEffect({ week: unknown, verdict: "too little data" }))).toEqual({
    figures: null,
    verdict: "Too few daily figures to say anything.",
  });
  expect(tellEffect(sampleEffect({ state: "open" })).verdict).toBe("Its week is not over: it ends on 1 Apr 2026.");
});

test("a page leads with what can be said, or with why nothing can", () => {
  const release = { kind: "release", what: "v1", day: "2026-03-27" };
  const verdict = "confounded by a release";
  expect(tellLead(sampleEffect({ verdict, confounders: [release] }))).toBe(
    "Nothing can be said: a release came in the same days.",
  );
  expect(tellLead(sampleEffect({ verdict, confounders: [release, release] }))).toContain("releases came");
  expect(tellLead(sampleEffect({ verdict, confounders: [release, { ...release, kind: "renamed" }] }))).toContain(
    "something else happened",
  );
  expect(tellLead(sampleEffect({ verdict: "rose with" }))).toBe(
    "More stars than expected: 412 stars in its week, where about 290 were to be expected.",
  );
  expect(tellLead(sampleEffect({ verdict: "rose with", state: "open" }))).toMatch(/^Its week is not over/);
});
