import type { Backlog, BacklogRow, Resource } from "@groundswell/db";
import { describe, expect, test } from "vitest";
import { Budgets } from "../github/budgets.ts";
import { forecast, upkeepOf } from "./forecast.ts";
import { NEWEST_RESOURCES } from "./resources.ts";

const NOW = Date.parse("2026-03-26T12:00:00Z");
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

function row(projectId: number, resource: Resource, parts: Partial<BacklogRow> = {}): BacklogRow {
  return {
    projectId,
    repo: `many/r${projectId}`,
    resource,
    nextAt: NOW + HOUR,
    lastSuccessAt: NOW - HOUR,
    cursor: null,
    createdAt: NOW - YEAR,
    forks: 0,
    releases: 0,
    ...parts,
  };
}

/** Every project's newest pages, all read. */
function readOnce(projects: number): BacklogRow[] {
  return Array.from({ length: projects }, (_, i) => NEWEST_RESOURCES.map((resource) => row(i + 1, resource))).flat();
}

/** The backlog that these rows would make. */
function toBacklog(rows: BacklogRow[]): Backlog {
  const due = rows.filter((own) => own.nextAt <= NOW);
  const isUnread = ({ lastSuccessAt, cursor }: BacklogRow) =>
    lastSuccessAt === null || (cursor as { completedAt?: number | null } | null)?.completedAt === null;
  return {
    projects: new Set(rows.map((own) => own.projectId)).size,
    unread: rows.filter(isUnread),
    due: new Map([...Map.groupBy(due, (own) => own.resource)].map(([resource, own]) => [resource, own.length])),
    upcoming: rows,
  };
}

const asked = (rows: BacklogRow[], authenticated = false) => ({
  backlog: toBacklog(rows),
  budgets: new Budgets(),
  authenticated,
  intervalMs: authenticated ? HOUR : 6 * HOUR,
  now: NOW,
});

describe("what looking again and again costs", () => {
  test("34 projects without a token: 5.7 totals and 4.3 lists an hour, of 57", () => {
    const { buckets } = forecast(asked(readOnce(34)));
    expect(buckets[0]).toMatchObject({ bucket: "core", perHour: 57, backlog: 0 });
    expect(buckets[0]?.upkeepPerHour).toBeCloseTo(34 / 6 + (3 * 34) / 24, 9);
  });

  test("100,000 projects' totals with a token fit into an hour's points", () => {
    const points = upkeepOf("graphql", { ...asked([], true), projects: 100_000 });
    // 2,000 queries for the totals, and as many a day for the forks.
    expect(points).toBeCloseTo(2_000 + 2_000 / 24, 9);
    expect(points).toBeLessThan(4_750);
  });
});

describe("when a project will be complete", () => {
  test("it is, when everything was read once", () => {
    expect(forecast(asked(readOnce(3))).incomplete).toEqual([]);
  });

  test("a project that nobody has asked for yet lacks everything", () => {
    const backlog = NEWEST_RESOURCES.map((resource) => row(1, resource, { lastSuccessAt: null, nextAt: NOW }));
    const [own] = forecast(asked(backlog)).incomplete;
    expect(own?.missing.map(({ resource, pages }) => [resource, pages])).toEqual(
      NEWEST_RESOURCES.map((resource) => [resource, 1]),
    );
  });

  test("pages left of history, forks and releases, over what upkeep leaves of an hour", () => {
    const backlog = [
      ...readOnce(1),
      // A year is 54 begun weeks at most: two pages, of which the second is left.
      row(1, "history_depth", { cursor: { page: 2, completedAt: null } }),
      row(1, "forks_depth", { forks: 1_001, cursor: { walks: [{ read: 4 }], completedAt: null } }),
      row(1, "releases_depth", { releases: 250, cursor: { page: 2, before: null, completedAt: null } }),
    ];
    const { incomplete, buckets } = forecast(asked(backlog));
    expect(incomplete[0]?.missing).toEqual([
      { resource: "history_depth", pages: 1 },
      { resource: "forks_depth", pages: 7 },
      { resource: "releases_depth", pages: 2 },
    ]);
    expect(buckets[0]?.backlog).toBe(10);
    const rate = 57 - (1 / 6 + 3 / 24);
    expect(incomplete[0]?.completeAt).toBeCloseTo(NOW + (10 / rate) * HOUR, 0);
  });

  test("a spent hour has to end first", () => {
    const backlog = [...readOnce(1), row(1, "history_depth", { cursor: { page: 2, completedAt: null } })];
    const budgets = new Budgets([{ bucket: "core", limit: 60, remaining: 3, resetsAt: NOW + HOUR }], NOW);
    const [own] = forecast({ ...asked(backlog), budgets }).incomplete;
    expect(own?.completeAt).toBeGreaterThan(NOW + HOUR);
  });

  test("another look at what was read whole is no backlog", () => {
    const backlog = [
      ...readOnce(1),
      row(1, "history_depth", { nextAt: NOW - 1, cursor: { page: 2, completedAt: NOW - 9 * HOUR } }),
    ];
    expect(forecast(asked(backlog)).incomplete).toEqual([]);
  });

  test("more projects than upkeep can pay for are said to take for ever", () => {
    const backlog = [...readOnce(400), row(400, "history_depth", { cursor: { page: 2, completedAt: null } })];
    expect(forecast(asked(backlog)).incomplete).toMatchObject([{ projectId: 400, completeAt: null }]);
  });
});

test("what is next: due work by its worth, then the rest by when it is due", () => {
  const backlog = [
    row(1, "forks", { nextAt: NOW + 5 }),
    row(2, "history", { nextAt: NOW - 1 }),
    row(3, "totals", { nextAt: NOW - 1 }),
    row(4, "totals", { nextAt: NOW + 1 }),
  ];
  expect(forecast(asked(backlog)).next.map(({ repo, resource }) => `${repo} ${resource}`)).toEqual([
    "many/r3 totals",
    "many/r2 history",
    "many/r4 totals",
    "many/r1 forks",
  ]);
});
