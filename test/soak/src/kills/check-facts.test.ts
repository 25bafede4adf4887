import { expect, test } from "vitest";
import { checkFacts } from "./check-facts.ts";
import type { DayRecord } from "./day-record.ts";
import type { Facts, ReleaseFact } from "./read-facts.ts";
import type { RepoTruth } from "./truth.ts";
import { instantOfDay } from "./world.ts";

const OWN = { tag: "v1", name: "One", prerelease: false, url: "https://github.com/a/b/releases/tag/v1" };
const PUBLISHED = Date.parse("2026-08-01T00:00:00Z");

function dayWith(name: string): DayRecord {
  const truth: RepoTruth = {
    fullName: "a/b",
    description: null,
    stars: 1,
    forks: 0,
    openIssuesAndPulls: 0,
    releases: [{ ...OWN, name, publishedAt: PUBLISHED }],
    surviving: { stars: new Map(), forks: new Map() },
  };
  return { truth: new Map([[101, truth]]), acknowledged: [], complete: false };
}

function lost(releases: readonly Pick<ReleaseFact, "name" | "at">[], lastSuccessAt: number): string[] {
  const facts: Facts = {
    observations: [],
    surviving: [],
    history: [],
    releases: releases.map((own) => ({ ...OWN, ...own, githubId: 101, source: "GitHub REST", publishedAt: PUBLISHED })),
    details: [],
    work: [{ githubId: 101, resource: "releases", lastSuccessAt }],
    names: [],
    projects: 0,
    archived: [],
  };
  return checkFacts(facts, [dayWith("One"), dayWith("One, renamed")]).filter((problem) => problem.endsWith("is lost"));
}

test("what a killed run stored is not lost when the next one dates the same answer a little earlier", () => {
  const [first, second] = [instantOfDay(0), instantOfDay(1)];
  const stored = [
    { name: "One", at: first + 1_000 },
    { name: "One, renamed", at: second + 40_000 },
  ];
  expect(lost(stored, second)).toEqual([]);
});

test("a release of which nothing is stored, or only what was said the day before, is lost", () => {
  const second = instantOfDay(1);
  expect(lost([], second)).toEqual(["release v1 of 101 is lost"]);
  expect(lost([{ name: "One", at: instantOfDay(0) }], second + 1_000)).toEqual(["release v1 of 101 is lost"]);
});
