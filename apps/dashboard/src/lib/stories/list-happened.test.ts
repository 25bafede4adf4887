import { expect, test } from "vitest";
import { SAMPLE_SUMMARY, sampleEffect, sampleMention } from "#lib/server/testing/sample-effect.ts";
import { listHappened } from "./list-happened.ts";

const confounders = [{ kind: "release", day: "2026-03-27", what: "v2" }];
const release = (day: number) => ({ tag: `n${day}`, at: `2026-03-${day}T09:00:00Z` });

test("what a week is set aside for is told from releases that decide nothing, oldest first and each once", () => {
  const verdict = "confounded by a release";
  const effect = sampleEffect({
    verdict,
    confounders,
    sharedWith: [{ ...SAMPLE_SUMMARY, id: "b", published: "2026-03-28" }],
  });
  const releases = [release(25), { tag: "v2", at: "2026-03-27T09:00:00Z" }];
  const all = listHappened([{ mention: sampleMention(), effect, releases, swings: [] }]);
  expect(all.map(({ from, what, isCounted }) => [from, what, isCounted])).toEqual([
    ["2026-03-25", "Release n25", false],
    ["2026-03-27", "Release v2", true],
    ["2026-03-28", "A story", false],
  ]);
});

test("a project that releases daily is one line, not a wall", () => {
  const releases = [24, 25, 26, 27, 28].map(release);
  expect(listHappened([{ mention: sampleMention(), effect: sampleEffect(), releases, swings: [] }])).toMatchObject([
    { from: "2026-03-24", to: "2026-03-28", what: null, count: 5 },
  ]);
});

test("a surge of the weeks shown is told, though it decides nothing", () => {
  const swings = [{ from: "2026-04-03", to: "2026-04-13", text: "Surge: 9,000 stars" }];
  expect(listHappened([{ mention: sampleMention(), effect: sampleEffect(), releases: [], swings }])).toMatchObject([
    { from: "2026-04-03", to: "2026-04-13", what: "Surge: 9,000 stars", isCounted: false },
  ]);
});
