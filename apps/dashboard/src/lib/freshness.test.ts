import type { Status } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { describeFreshness, gatherFreshness } from "./freshness.ts";

const NOW = "2026-11-22T12:00:00Z";

function makeStatus(change: Partial<Status> = {}): Status {
  return {
    version: "0.1.0",
    world: "real",
    github: { state: "reachable", since: null, lastSuccessAt: null, detail: null, authenticated: false },
    budgets: [],
    collector: { running: false, intervalSeconds: 21_600, lastRunAt: null, nextRunAt: null },
    plan: null,
    archive: { through: "2026-08-22", observations: 13_202 },
    watchlist: { projects: 34, problem: null },
    dataVersion: 1,
    coverage: [],
    projects: [],
    ...change,
  };
}

function makeGithub(state: Status["github"]["state"], since: string | null = null): Partial<Status> {
  return { github: { state, since, lastSuccessAt: null, detail: null, authenticated: false } };
}

function makeObserved(totalsAt: string): Partial<Status> {
  return {
    projects: [
      {
        repo: "a/b",
        totalsAt,
        totalsQuality: "observed",
        releasesCheckedAt: null,
        historyFrom: null,
        nextAt: null,
        problem: null,
        complete: false,
        completeAt: null,
        missing: [],
      },
    ],
  };
}

describe("describeFreshness", () => {
  it("names the archive's newest day when nothing was read from GitHub", () => {
    const { figures, state } = describeFreshness(gatherFreshness(makeStatus(), NOW), NOW);
    expect(figures.text).toBe("archive, as of 22 Aug 2026");
    expect(figures.datetime).toBe("2026-08-22");
    expect(state).toBe("archive");
  });

  it("calls figures live while they are younger than two runs of the collector", () => {
    const { figures, state } = describeFreshness(
      gatherFreshness(makeStatus(makeObserved("2026-11-22T11:57:00Z")), NOW),
      NOW,
    );
    expect(figures).toEqual({
      text: "live, 3 minutes ago",
      datetime: "2026-11-22T11:57:00Z",
      title: "22 Nov 2026, 11:57 UTC",
    });
    expect(state).toBe("live");
  });

  it("calls nothing live on a page that has lost its connection", () => {
    const facts = gatherFreshness(makeStatus(makeObserved(NOW)), NOW);
    expect(describeFreshness(facts, NOW, true)).toMatchObject({
      figures: { text: "last read from GitHub just now" },
      state: "stale",
    });
  });

  it("does not call day-old figures live", () => {
    const { figures, state } = describeFreshness(
      gatherFreshness(makeStatus(makeObserved("2026-11-20T11:57:00Z")), NOW),
      NOW,
    );
    expect(figures.text).toBe("last read from GitHub 2 days ago");
    expect(state).toBe("stale");
  });

  it("says since when GitHub can't be reached", () => {
    const status = makeStatus(makeGithub("unreachable", "2026-11-22T10:30:00Z"));
    expect(describeFreshness(gatherFreshness(status, NOW), NOW).github?.text).toBe(
      "GitHub unreachable since 10:30 UTC",
    );
    const older = makeStatus(makeGithub("unreachable", "2026-11-20T10:30:00Z"));
    expect(describeFreshness(gatherFreshness(older, NOW), NOW).github?.text).toBe(
      "GitHub unreachable since 20 Nov 2026, 10:30 UTC",
    );
  });

  it("says when an exhausted allowance comes back", () => {
    const status = makeStatus({
      ...makeGithub("out of budget"),
      collector: { running: false, intervalSeconds: 21_600, lastRunAt: null, nextRunAt: "2026-11-22T12:40:00Z" },
    });
    expect(describeFreshness(gatherFreshness(status, NOW), NOW).github?.text).toBe(
      "Paused to stay within GitHub’s allowance, more at 12:40 UTC",
    );
  });

  it("does not let one project's fresh figures pass for everybody's", () => {
    const observed = makeObserved("2026-11-22T11:57:00Z").projects ?? [];
    const archived = observed.map((p) => ({ ...p, repo: "c/d", totalsQuality: "archived" as const }));
    const { figures } = describeFreshness(
      gatherFreshness(makeStatus({ projects: [...observed, ...archived] }), NOW),
      NOW,
    );
    expect(figures.text).toMatch(/^live for 1 of 2 projects, /);
  });

  it("counts only whose figures are young: one read a minute ago makes those of last week no younger", () => {
    const [young] = makeObserved("2026-11-22T11:59:00Z").projects ?? [];
    const [old] = makeObserved("2026-11-15T12:00:00Z").projects ?? [];
    const projects = [young, old, old].flatMap((project) => project ?? []);
    const { figures } = describeFreshness(gatherFreshness(makeStatus({ projects }), NOW), NOW);
    expect(figures.text).toBe("live for 1 of 3 projects, 1 minute ago");
  });

  it("has nothing to say of GitHub while it answers", () => {
    expect(describeFreshness(gatherFreshness(makeStatus(), NOW), NOW).github).toBeNull();
  });

  it("marks the simulated world", () => {
    expect(describeFreshness(gatherFreshness(makeStatus({ world: "demo" }), NOW), NOW).demo).toBe(true);
  });

  it("says so when nothing is known at all", () => {
    const empty = makeStatus({ archive: { through: null, observations: 0 } });
    expect(describeFreshness(gatherFreshness(empty, NOW), NOW).state).toBe("empty");
  });
});
