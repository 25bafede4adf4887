import type { CycleReport, Forecast } from "@groundswell/collector";
import type { FreshnessRow } from "@groundswell/db";
import { describe, expect, it } from "vitest";
import { describeBackfill, describeTask, describeWait, listBackfillJson, type Backfill } from "./describe-backfill.ts";
import { describeEnd, type RunEnd } from "./describe-end.ts";
import { describeDryRun } from "./dry-run.ts";
import { Tally } from "./tally.ts";
import { formatNames, formatWhen } from "./words.ts";

const NOW = Date.parse("2026-11-22T14:10:00Z");
const HOUR_MS = 3_600_000;
const RESETS_AT = NOW + 40 * 60_000;

function makeFreshness(repo: string, change: Partial<FreshnessRow> = {}): FreshnessRow {
  return {
    projectId: repo.length,
    repo,
    totalsAt: NOW - 60_000,
    totalsArchived: false,
    releasesCheckedAt: null,
    historyFrom: null,
    nextAt: null,
    problem: null,
    ...change,
  };
}

function makeReport(change: Partial<CycleReport> = {}): CycleReport {
  return {
    steps: 9,
    failed: 1,
    ended: "nothing due",
    detail: null,
    choseAt: 0,
    goesOnAt: null,
    wakeAt: RESETS_AT,
    ...change,
  };
}

function makeTally(): Tally {
  const tally = new Tally();
  const detail = "GET /repos/c/d: GitHub knows no such repository, or hides it";
  tally.note({ repo: "c/d", resource: "totals", outcome: "failed", detail, noAnswer: false });
  return tally;
}

const budgets = [{ bucket: "core", limit: 60, remaining: 3, resetsAt: RESETS_AT }];

function makeEnd(change: Partial<RunEnd> = {}): RunEnd {
  return {
    report: makeReport(),
    tally: makeTally(),
    requests: 57,
    budgets,
    freshness: [
      makeFreshness("a/b"),
      makeFreshness("old/one", { totalsAt: NOW - 3 * HOUR_MS }),
      makeFreshness("from/archive", { totalsArchived: true }),
    ],
    intervalMs: HOUR_MS,
    now: NOW,
    ...change,
  };
}

const plan: Forecast = {
  next: [
    { repo: "a/b", resource: "totals", dueAt: NOW - 1 },
    { repo: "long/name", resource: "forks_depth", dueAt: RESETS_AT },
  ],
  buckets: [
    { bucket: "core", perHour: 57, upkeepPerHour: 4, backlog: 477, due: 52 },
    { bucket: "graphql", perHour: 0, upkeepPerHour: 0, backlog: 0, due: 0 },
  ],
  incomplete: [
    { projectId: 3, repo: "c/d", missing: [{ resource: "history_depth", pages: 43 }], completeAt: NOW + 3 * HOUR_MS },
  ],
};

describe("the end of a collection", () => {
  it("counts as fresh only what we read ourselves and lately, and groups failures by reason", () => {
    expect(describeEnd(makeEnd()).split("\n")).toEqual([
      "1 of 3 projects are fresh: totals read within the last 2 hours.",
      "1 project failed:",
      "  GitHub knows no such repository, or hides it: c/d",
      "Asked GitHub 57 times. Left: REST 3 of 60 until 14:50 UTC.",
      "Ended: nothing due. The next run is worth while at 14:50 UTC, in 40 minutes.",
    ]);
  });

  it.each<[CycleReport["ended"], Partial<CycleReport>, string]>([
    [
      "out of budget",
      { goesOnAt: RESETS_AT },
      "Ended: out of budget. What is left undone can go on at 14:50 UTC, in 40 minutes.",
    ],
    [
      "unreachable",
      { detail: "no route", goesOnAt: RESETS_AT },
      "Ended: unreachable (no route). What is left undone can go on at 14:50 UTC, in 40 minutes.",
    ],
    ["stopped", {}, "Ended: stopped. What is left undone is done in the next run."],
    ["nothing due", { wakeAt: null }, "Ended: nothing due."],
  ])("says when to come back after %s", (ended, change, text) => {
    const lines = describeEnd(makeEnd({ report: makeReport({ ended, ...change }) })).split("\n");
    expect(lines.at(-1)).toBe(text);
  });
});

it("a dry run names what comes first, what it costs and what is left, and that nothing was asked", () => {
  expect(describeDryRun({ plan, budgets, now: NOW }).split("\n")).toEqual([
    "Next, first things first:",
    "  a/b        totals, due now",
    "  long/name  older forks, at 14:50 UTC, in 40 minutes",
    "REST: at least 52 requests due now; an hour allows 57.",
    "Left, as last known: REST 3 of 60 until 14:50 UTC.",
    "Nothing was asked of GitHub.",
  ]);
});

describe("a backfill", () => {
  const backfill: Backfill = {
    plan,
    freshness: [makeFreshness("a/bcde"), makeFreshness("c/d")],
    tally: makeTally(),
    requests: 57,
    budgets,
    report: makeReport({ ended: "out of budget", goesOnAt: RESETS_AT }),
    now: NOW,
  };

  it("says beforehand what there is to do", () => {
    expect(describeTask(plan)).toBe("1 project to read, at least 477 requests over REST, about 8 hours.");
  });

  it("says why it waits and when it goes on", () => {
    expect(describeWait(makeReport({ ended: "out of budget", goesOnAt: RESETS_AT }), NOW)).toBe(
      "Waiting: out of budget. It goes on at 14:50 UTC, in 40 minutes.",
    );
  });

  it("says at its end what is complete and what is not", () => {
    expect(describeBackfill(backfill).split("\n")).toEqual([
      "1 of 2 projects are complete.",
      "  c/d: 43 pages of older star history to go, about 3 hours",
      "1 project failed:",
      "  GitHub knows no such repository, or hides it: c/d",
      "Asked GitHub 57 times. Left: REST 3 of 60 until 14:50 UTC.",
      "Ended: out of budget. Run it again to go on where it left off, from 14:50 UTC, in 40 minutes.",
    ]);
  });

  it("says so when nothing had to be asked", () => {
    const done = { ...backfill, plan: { ...plan, incomplete: [] }, tally: new Tally(), report: null };
    expect(describeBackfill(done)).toBe("All 2 projects are complete: all that GitHub has of them was read.");
  });

  it("has a line for machines of each project, asked or not", () => {
    expect(listBackfillJson(backfill).map((line): unknown => JSON.parse(line))).toEqual([
      { repo: "a/bcde", complete: true, completeAt: null, missing: [], outcome: null, resources: {}, detail: null },
      {
        repo: "c/d",
        complete: false,
        completeAt: "2026-11-22T17:10:00.000Z",
        missing: [{ resource: "history_depth", pages: 43 }],
        outcome: "failed",
        resources: { totals: "failed" },
        detail: "GET /repos/c/d: GitHub knows no such repository, or hides it",
      },
    ]);
  });
});

it("an instant of another day is said with its day", () => {
  expect(formatWhen(Date.parse("2026-11-23T01:05:00Z"), NOW)).toBe("2026-11-23 01:05 UTC, in 11 hours");
});

it("a long list of names is cut, but not for one name", () => {
  const names = Array.from({ length: 9 }, (_, i) => `p${i}`);
  expect(formatNames(names)).toBe("p0, p1, p2, p3, p4, p5, p6, p7, p8");
  expect(formatNames([...names, "p9"])).toMatch(/p7 and 2 more$/);
});
