import type { ProjectFreshness } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import {
  describeBacklog,
  describeCompleteness,
  describeCompletion,
  describeMissing,
  describeUpkeep,
  formatAbout,
  gatherNext,
  shareHour,
} from "./plan-text.ts";

const NOW = "2026-11-22T12:00:00Z";
const ANSWERING = { now: NOW, answers: true };
const HOUR_MS = 3_600_000;

function makeProject(change: Partial<ProjectFreshness> = {}): ProjectFreshness {
  return {
    repo: "a/b",
    totalsAt: NOW,
    totalsQuality: "observed",
    releasesCheckedAt: null,
    historyFrom: null,
    nextAt: null,
    problem: null,
    complete: false,
    completeAt: "2026-11-22T14:50:00Z",
    missing: [{ resource: "history_depth", pages: 43 }],
    ...change,
  };
}

describe("formatAbout", () => {
  it.each([
    [20_000, "about a minute"],
    [25 * 60_000, "about 25 minutes"],
    [80 * 60_000, "about 80 minutes"],
    [2.9 * HOUR_MS, "about 3 hours"],
    [47 * HOUR_MS, "about 47 hours"],
    [70 * HOUR_MS, "about 3 days"],
  ])("says %d ms as a person would", (ms, text) => {
    expect(formatAbout(ms)).toBe(text);
  });
});

describe("describeCompleteness", () => {
  it.each<[string, Partial<ProjectFreshness>, string | null]>([
    ["all was read", { complete: true, completeAt: null, missing: [] }, "complete"],
    ["the forecast knows", {}, "complete in about 3 hours"],
    ["the forecast is older than its own end", { completeAt: "2026-11-22T11:00:00Z" }, "complete soon"],
    ["it is far off", { completeAt: "2027-03-01T00:00:00Z" }, "complete around 1 Mar 2027"],
    ["no hour has room for it", { completeAt: null }, "not complete at this rate"],
    ["GitHub does not find it", { problem: "gone" }, "incomplete until its problem is solved"],
    ["the collector has not run", { completeAt: null, missing: [] }, null],
  ])("when %s", (_, change, text) => {
    expect(describeCompleteness(makeProject(change), ANSWERING)).toBe(text);
  });
});

it("what is missing is said in people's words, pages first", () => {
  const missing: ProjectFreshness["missing"] = [
    { resource: "history_depth", pages: 43 },
    { resource: "releases", pages: 1 },
  ];
  expect(describeMissing({ missing })).toBe("43 pages of older star history, 1 of releases");
});

it("the whole is complete when its last project is", () => {
  const done = makeProject({ complete: true, completeAt: null, missing: [] });
  expect(describeCompletion([done, done], ANSWERING)).toBe(
    "Everything that GitHub has of these projects has been read once.",
  );
  const later = makeProject({ completeAt: "2026-11-22T12:30:00Z" });
  expect(describeCompletion([done, later, makeProject()], ANSWERING)).toBe(
    "Everything has been read of 1 of 3 projects; of 2 more it will have been in about 3 hours.",
  );
  expect(describeCompletion([later], ANSWERING)).toBe("Everything will have been read once in about 30 minutes.");
  expect(describeCompletion([done, makeProject({ completeAt: null })], ANSWERING)).toBe(
    "Everything has been read of 1 of 2 projects.",
  );
});

it("while GitHub does not answer, forecasts count from when it does", () => {
  const terms = { now: NOW, answers: false };
  expect(describeCompleteness(makeProject(), terms)).toBe("complete about 3 hours after GitHub answers");
  expect(describeCompletion([makeProject()], terms)).toBe(
    "Everything will have been read once about 3 hours after GitHub answers.",
  );
  expect(describeBacklog({ bucket: "core", perHour: 57, upkeepPerHour: 10, backlog: 94 }, terms)).toBe(
    "94 requests, about 2 hours once GitHub answers",
  );
});

describe("an hour of a bucket", () => {
  const core = { bucket: "core", perHour: 57, upkeepPerHour: 10, backlog: 94 };

  it("is shared between looking again and reading what was never read", () => {
    expect(shareHour(core)).toEqual({ upkeep: 10 / 57, rest: 47 / 57 });
    expect(shareHour({ ...core, upkeepPerHour: 80 })).toEqual({ upkeep: 1, rest: 0 });
    expect(shareHour({ ...core, perHour: 0 })).toEqual({ upkeep: 0, rest: 1 });
  });

  it("says how long the backlog takes, and when it never ends", () => {
    expect(describeBacklog(core, ANSWERING)).toBe("94 requests, about 2 hours");
    expect(describeBacklog({ ...core, backlog: 0 }, ANSWERING)).toBe("nothing: all of it was read once");
    expect(describeBacklog({ ...core, upkeepPerHour: 57 }, ANSWERING)).toBe("94 requests, for which no hour has room");
  });

  it("does not round a little upkeep to none", () => {
    expect(describeUpkeep({ ...core, upkeepPerHour: 0.3 })).toBe("under one request");
    expect(describeUpkeep(core)).toBe("10 requests");
  });
});

it("looks for the same thing at about the same time are gathered, what is due in one", () => {
  const looks = gatherNext(
    [
      { repo: "a/a", resource: "totals", dueAt: "2026-11-22T10:00:00Z" },
      { repo: "b/b", resource: "totals", dueAt: "2026-11-22T11:59:00Z" },
      { repo: "a/a", resource: "releases", dueAt: "2026-11-22T11:00:00Z" },
      { repo: "c/c", resource: "forks", dueAt: "2026-11-22T12:30:00Z" },
      { repo: "d/d", resource: "forks", dueAt: "2026-11-22T12:30:10Z" },
      { repo: "e/e", resource: "forks", dueAt: "2026-11-22T13:00:00Z" },
    ],
    NOW,
  );
  expect(looks.map(({ resource, due, repos }) => [resource, due, repos.join(" ")])).toEqual([
    ["totals", true, "a/a b/b"],
    ["releases", true, "a/a"],
    ["forks", false, "c/c d/d"],
    ["forks", false, "e/e"],
  ]);
});
