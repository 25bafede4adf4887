import { expect, test } from "vitest";
import { findStale } from "./find-stale.ts";

const at = (iso: string) => Date.parse(iso);
const NOW = at("2026-08-25T12:00:00Z");
const FRESH = { repo: "a/fresh", at: at("2026-08-24T04:00:00Z") };
const OLD = { repo: "a/old", at: at("2026-08-03T04:00:00Z") };
const OLDER_THAN_TWO_DAYS = { repo: "a/late", at: at("2026-08-22T04:00:00Z") };
const NONE = { repo: "a/none", at: null };

test("the stalest tells how stale a comparison is, by its name: one fresh project doesn't hide it", () => {
  expect(findStale([FRESH, OLD, OLDER_THAN_TWO_DAYS], NOW, null)).toMatchObject({
    since: "2026-08-03",
    repos: ["a/old"],
  });
});

test("where all who have figures are as old, nobody is named; who has none is not stale", () => {
  expect(findStale([OLD, NONE], NOW, null)).toEqual({ since: "2026-08-03", repos: [], until: null });
  expect(findStale([NONE], NOW, null)).toEqual({ since: null, repos: [], until: null });
});

test("what is well now is well until the next turns stale, 48 hours after its figure, to the millisecond", () => {
  const until = FRESH.at + 48 * 3_600_000;
  expect(findStale([FRESH, OLD], NOW, null).until).toBe(until);
  expect(findStale([FRESH], until, null)).toMatchObject({ since: null, until });
  expect(findStale([FRESH], until + 1, null)).toMatchObject({ since: "2026-08-24", until: null });
});

test("a chart that was to end on the last figure's day, or before it, lacks nothing, and never will", () => {
  expect(findStale([OLD], NOW, "2026-08-03")).toEqual({ since: null, repos: [], until: null });
  expect(findStale([OLD], NOW, "2026-08-04").since).toBe("2026-08-03");
});
