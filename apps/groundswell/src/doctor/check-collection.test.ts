import type { ProjectFreshness, Status } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { describeChecks, fail, ok, warn, type Check } from "./check.ts";
import { checkCollection } from "./check-collection.ts";
import { describeAccess } from "./check-github.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const HOUR_MS = 3_600_000;

function makeProject(repo: string, change: Partial<ProjectFreshness> = {}): ProjectFreshness {
  return {
    repo,
    totalsAt: "2026-11-22T11:30:00Z",
    totalsQuality: "observed",
    releasesCheckedAt: null,
    historyFrom: null,
    nextAt: null,
    problem: null,
    complete: true,
    completeAt: null,
    missing: [],
    ...change,
  };
}

function makeStatus(change: Partial<Status> = {}): Status {
  return {
    version: "0.1.0",
    world: "real",
    github: { state: "reachable", since: null, lastSuccessAt: null, detail: null, authenticated: false },
    budgets: [],
    collector: { running: false, intervalSeconds: 3_600, lastRunAt: "2026-11-22T11:30:00Z", nextRunAt: null },
    plan: { at: "2026-11-22T11:30:00Z", next: [], buckets: [] },
    archive: { through: null, observations: 0 },
    watchlist: { projects: 1, problem: null },
    files: { since: null, faults: [] },
    dataVersion: 1,
    observed: { projects: 1, young: 1, newestAt: "2026-11-22T11:30:00Z" },
    coverage: [],
    projects: [makeProject("a/b")],
    ...change,
  };
}

function check(name: string, change: Partial<Status>): Check | undefined {
  return checkCollection(makeStatus(change), NOW).find((found) => found.name === name);
}

describe("checkCollection", () => {
  it("finds nothing wrong where nothing is", () => {
    expect(checkCollection(makeStatus(), NOW).map(({ state }) => state)).toEqual(["ok", "ok", "ok", "ok"]);
  });

  it("names the stalest project, and counts what is older than a day or was never read", () => {
    const projects = [
      makeProject("a/b"),
      makeProject("old/one", { totalsAt: "2026-11-20T12:00:00Z" }),
      makeProject("from/archive", { totalsAt: "2026-08-22T00:00:00Z", totalsQuality: "archived" }),
    ];
    expect(check("freshness", { projects })).toMatchObject({
      state: "warn",
      says: "stalest totals: old/one, 2 days old; 1 of 3 projects older than 24 hours; 1 never read from GitHub",
    });
  });

  it("warns when the collector has not run, or not for long", () => {
    const collector = { running: false, intervalSeconds: 3_600, lastRunAt: null, nextRunAt: null };
    expect(check("collector", { collector })?.state).toBe("warn");
    expect(check("collector", { collector: { ...collector, lastRunAt: "2026-11-22T09:00:00Z" } })?.says).toMatch(
      /should have run since/,
    );
    expect(check("plan", { plan: null })?.state).toBe("warn");
  });

  it("says by when projects will be complete, and warns of those that never will", () => {
    const incomplete = { complete: false, missing: [{ resource: "forks_depth" as const, pages: 9 }] };
    const later = makeProject("c/d", { ...incomplete, completeAt: "2026-11-22T15:00:00Z" });
    expect(check("plan", { projects: [makeProject("a/b"), later] })).toMatchObject({
      state: "ok",
      says: "1 of 2 projects complete; 1 more by about 15:00 UTC, in 3 hours",
    });
    expect(check("plan", { projects: [makeProject("e/f", incomplete)] })).toMatchObject({
      state: "warn",
      remedy: "set GITHUB_TOKEN",
    });
  });

  it("gathers problems by what is wrong", () => {
    const projects = [makeProject("a/b", { problem: "gone" }), makeProject("c/d", { problem: "gone" })];
    expect(check("problems", { projects })?.more).toEqual(["a/b, c/d: gone"]);
  });
});

describe("describeAccess", () => {
  const none = { failure: null, budgets: [], skewMs: 0, scopes: null };

  it("says as whom GitHub is asked", () => {
    expect(describeAccess(none, { authenticated: true, now: NOW })[0]).toMatchObject({ state: "ok" });
    expect(describeAccess(none, { authenticated: false, now: NOW })[0]?.says).toContain("without a token");
  });

  it.each([
    ["token refused", "fail", /new token/],
    ["unreachable", "fail", /network/],
    ["no answer", "fail", /network/],
    ["out of budget", "warn", /waits/],
    ["server error", "warn", /later/],
  ] as const)("has a remedy when the answer is: %s", (kind, state, remedy) => {
    const [found] = describeAccess(
      { ...none, failure: { kind, message: "it said so" } },
      { authenticated: true, now: NOW },
    );
    expect(found).toMatchObject({ state, says: "it said so" });
    expect(found?.remedy).toMatch(remedy);
  });

  it.each([
    [null, "ok", /fine-grained/],
    [[], "ok", /no scope/],
    [["repo", "gist"], "warn", /more than it needs to: repo, gist/],
  ] as const)("a token whose scopes are %j is judged: %s", (scopes, state, says) => {
    const found = describeAccess({ ...none, scopes }, { authenticated: true, now: NOW })[1];
    expect(found).toMatchObject({ name: "token", state, says: expect.stringMatching(says) as string });
    expect(describeAccess({ ...none, scopes }, { authenticated: false, now: NOW })).toHaveLength(1);
  });

  it("warns of a spent budget, and of a clock that is off", () => {
    const spent = [{ bucket: "core", limit: 60, remaining: 3, resetsAt: NOW + HOUR_MS }];
    const found = describeAccess({ ...none, budgets: spent, skewMs: 2 * HOUR_MS }, { authenticated: false, now: NOW });
    expect(found.map(({ name, state }) => [name, state])).toEqual([
      ["GitHub", "ok"],
      ["budget", "warn"],
      ["clock", "warn"],
    ]);
    expect(found[2]?.says).toContain("2 hours behind");
  });
});

it("checks are told one below the other, with particulars and remedies, and summed up", () => {
  const told = describeChecks([
    ok("stories", "fine"),
    warn("plan", "late", "wait", ["a", "b"]),
    fail("GitHub", "gone", "look"),
  ]);
  expect(told.split("\n")).toEqual([
    "ok    stories      fine",
    "warn  plan         late",
    "                     a",
    "                     b",
    "                   → wait",
    "fail  GitHub       gone",
    "                   → look",
    "",
    "1 failed; 1 warning.",
  ]);
});
