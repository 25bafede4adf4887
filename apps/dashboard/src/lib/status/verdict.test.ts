import type { ProjectFreshness, Status } from "@groundswell/wire";
import { expect, it } from "vitest";
import { groupProjects } from "./group-projects.ts";
import { findVerdict } from "./verdict.ts";

const NOW = "2026-11-22T12:00:00Z";

function project(repo: string, change: Partial<ProjectFreshness> = {}): ProjectFreshness {
  const read = { totalsAt: "2026-11-22T11:58:00Z", totalsQuality: "observed" as const, problem: null };
  const plan = { releasesCheckedAt: null, historyFrom: null, nextAt: null, complete: true, completeAt: null };
  return { repo, ...read, ...plan, missing: [], ...change };
}

const archived = (day: string) => ({ totalsAt: `${day}T04:00:00Z`, totalsQuality: "archived" as const });

function judge(
  projects: ProjectFreshness[],
  state: Status["github"]["state"] = "reachable",
  through: string | null = null,
) {
  const status: Status = {
    version: "1.0.0",
    dataVersion: 1,
    world: "real",
    github: { state, since: "2026-11-22T09:00:00Z", lastSuccessAt: null, detail: null, authenticated: true },
    budgets: [],
    collector: { running: false, intervalSeconds: 60, lastRunAt: null, nextRunAt: "2026-11-22T12:03:00Z" },
    plan: null,
    archive: { through, observations: 0 },
    watchlist: { projects: projects.length, problem: null },
    files: { since: null, faults: [] },
    observed: { projects: 0, young: 0, newestAt: null },
    coverage: [],
    projects,
  };
  const groups = groupProjects(status, NOW);
  return {
    groups: groups.map(({ kind, projects: of }) => [kind, ...of.map(({ repo }) => repo)]),
    ...findVerdict(status, groups, NOW),
  };
}

it("says that all is well only when every project is fresh", () => {
  expect(judge([project("a/a"), project("b/b")])).toMatchObject({
    tone: "well",
    sentence: "All is well: GitHub answers, and the figures of all 2 projects are at most about 2 minutes old.",
  });
  expect(judge([project("a/a"), project("b/b", { totalsAt: "2026-11-22T11:57:59Z" })])).toMatchObject({
    tone: "limited",
    sentence: "GitHub answers, but the figures of 1 of 2 projects are older than they should be.",
    groups: [
      ["behind", "b/b"],
      ["fresh", "a/a"],
    ],
  });
});

it("calls figures too old only where there are any that should be newer", () => {
  const none = { totalsAt: null, totalsQuality: null };
  const projects = [project("a/a"), project("b/b", none), project("c/c", archived("2026-08-22"))];
  expect(judge(projects, "reachable", "2026-08-22").sentence).toBe(
    "GitHub answers, but no figures of 1 of 3 projects are known yet and the figures of 1 are the archive’s last.",
  );
  const all = [
    ...projects,
    project("d/d", { totalsAt: "2026-11-22T10:00:00Z" }),
    project("e/e", archived("2026-08-03")),
  ];
  expect(judge(all, "reachable", "2026-08-22").sentence).toBe(
    "GitHub answers, but the figures of 1 of 5 projects are older than they should be, no figures of 1 are known yet, the figures of 1 end in the archive before those of the others and the figures of 1 are the archive’s last.",
  );
});

it("puts a fault before an age: whoever can act on it sees it first", () => {
  const told = judge([project("a/a"), project("b/b", { problem: "404", totalsAt: null, totalsQuality: null })]);
  expect(told).toMatchObject({ tone: "limited", sentence: "GitHub answers, but 1 of 2 projects could not be read." });
  expect(told.groups[0]).toEqual(["problem", "b/b"]);
});

it("tells of an archive what it is, and who is missing from its last days", () => {
  const projects = [
    project("a/a", archived("2026-08-22")),
    project("b/b", archived("2026-08-03")),
    project("c/c", { totalsAt: null, totalsQuality: null }),
  ];
  expect(judge(projects, "unreachable", "2026-08-22")).toEqual({
    tone: "broken",
    sentence: "GitHub has been unreachable since 22 Nov 2026, 09:00 UTC.",
    more: "What is shown is the archive, to 22 Aug 2026. Newer figures come by themselves once GitHub answers. The next try: in 3 minutes.",
    groups: [
      ["none", "c/c"],
      ["ended", "b/b"],
      ["archived", "a/a"],
    ],
  });
});

it("does not call an archive what was read from GitHub before it fell silent", () => {
  expect(judge([project("a/a")], "unreachable", "2026-08-22").more).toContain("What was read before stays readable.");
  expect(judge([], "not asked yet").more).toContain("There are no figures to show yet.");
  expect(judge([project("a/a")], "out of budget").more).toContain("12:03 UTC");
});
