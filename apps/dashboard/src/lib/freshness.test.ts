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
    files: { since: null, faults: [] },
    observed: { projects: 0, young: 0, newestAt: null },
    dataVersion: 1,
    coverage: [],
    projects: [],
    ...change,
  };
}

function makeGithub(state: Status["github"]["state"], since: string | null = null): Partial<Status> {
  return { github: { state, since, lastSuccessAt: null, detail: null, authenticated: false } };
}

function makeObserved(newestAt: string, young = 34): Partial<Status> {
  return { observed: { projects: 34, young, newestAt } };
}

describe("describeFreshness", () => {
  it("names the archive's newest day when nothing was read from GitHub", () => {
    const { figures, state } = describeFreshness(gatherFreshness(makeStatus()), NOW);
    expect(figures.text).toBe("archive, as of 22 Aug 2026");
    expect(figures.datetime).toBe("2026-08-22");
    expect(state).toBe("archive");
  });

  it("calls figures live while they are younger than two runs of the collector", () => {
    const { figures, state } = describeFreshness(
      gatherFreshness(makeStatus(makeObserved("2026-11-22T11:57:00Z"))),
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
    const facts = gatherFreshness(makeStatus(makeObserved(NOW)));
    expect(describeFreshness(facts, NOW, true)).toMatchObject({
      figures: { text: "last read from GitHub just now" },
      state: "stale",
    });
  });

  it("does not call day-old figures live", () => {
    const { figures, state } = describeFreshness(
      gatherFreshness(makeStatus(makeObserved("2026-11-20T11:57:00Z"))),
      NOW,
    );
    expect(figures.text).toBe("last read from GitHub 2 days ago");
    expect(state).toBe("stale");
  });

  it("says since when GitHub can't be reached", () => {
    const status = makeStatus(makeGithub("unreachable", "2026-11-22T10:30:00Z"));
    expect(describeFreshness(gatherFreshness(status), NOW).github?.text).toBe("GitHub unreachable since 10:30 UTC");
    const older = makeStatus(makeGithub("unreachable", "2026-11-20T10:30:00Z"));
    expect(describeFreshness(gatherFreshness(older), NOW).github?.text).toBe(
      "GitHub unreachable since 20 Nov 2026, 10:30 UTC",
    );
  });

  it("says when an exhausted allowance comes back", () => {
    const status = makeStatus({
      ...makeGithub("out of budget"),
      collector: { running: false, intervalSeconds: 21_600, lastRunAt: null, nextRunAt: "2026-11-22T12:40:00Z" },
    });
    expect(describeFreshness(gatherFreshness(status), NOW).github?.text).toBe(
      "Paused to stay within GitHub’s allowance, more at 12:40 UTC",
    );
  });

  it("does not let one project's fresh figures pass for everybody's", () => {
    const status = makeStatus(makeObserved("2026-11-22T11:57:00Z", 1));
    const { figures } = describeFreshness(gatherFreshness(status), NOW);
    expect(figures.text).toMatch(/^live for 1 of 34 projects, /);
  });

  it("has nothing to say of GitHub while it answers", () => {
    expect(describeFreshness(gatherFreshness(makeStatus()), NOW).github).toBeNull();
  });

  it("marks the simulated world", () => {
    expect(describeFreshness(gatherFreshness(makeStatus({ world: "demo" })), NOW).demo).toBe(true);
  });

  it("says so when nothing is known at all", () => {
    const empty = makeStatus({ archive: { through: null, observations: 0 } });
    expect(describeFreshness(gatherFreshness(empty), NOW).state).toBe("empty");
  });
});
