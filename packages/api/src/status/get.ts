import { createRoute } from "@hono/zod-openapi";
import {
  readArchiveExtent,
  readCollectorPlan,
  readCollectorStatus,
  readFreshness,
  readTotalsAge,
  type CollectorPlan,
  type FreshnessRow,
  type ReplicaState,
  type TotalsAge,
} from "@groundswell/db";
import { Status, type ProjectFreshness } from "@groundswell/wire";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { rememberByVersion } from "../http/data-version.ts";
import { problemContent } from "../http/problem.ts";
import { MADE_ANEW } from "../http/response-cache.ts";
import { shareRead } from "../http/share-read.ts";
import { toInstant } from "../http/instant.ts";
import { countYoung } from "../live/live-view.ts";
import { readCoverage, readDiscussionPlaces } from "./coverage.ts";

const StatusQuery = z.object({
  projects: z
    .enum(["all", "none"])
    .default("all")
    .meta({ description: "`none`: without how fresh each project is, of which there may be thousands" }),
});

const route = createRoute({
  method: "get",
  path: "/status",
  summary:
    "How the collector is, what it does next, what is left of its budgets, how fresh each project and each source of stories is",
  request: { query: StatusQuery },
  responses: {
    200: { description: "the status", content: { "application/json": { schema: Status } } },
    400: problemContent("a parameter is wrong"),
  },
});

export function statusGet({
  db,
  version,
  world,
  watchlistProblem,
  files,
  coverageIds,
  discussionSources,
  dataVersion,
  now,
  replica,
}: RouteContext) {
  // All facts are counted for it: once for as long as they stay the same.
  const readExtent = rememberByVersion(dataVersion, () => readArchiveExtent(db));
  const readTotals = rememberByVersion(dataVersion, () => readTotalsAge(db));
  const readState = shareRead(async () => ({
    // First: what is read after it is as new, or newer.
    known: await dataVersion.current(),
    ...(await readCollectorStatus(db)),
    plan: await readCollectorPlan(db),
    coverage: await readCoverage(db, coverageIds?.() ?? null),
    places: await readDiscussionPlaces(db, discussionSources?.() ?? null),
  }));
  return createRouter().openapi(route, async (c) => {
    c.header("cache-control", MADE_ANEW);
    const { known, github, budgets, run, plan, coverage, places } = await readState();
    const projects = c.req.valid("query").projects === "none" ? [] : await readFreshness(db);
    const totals = await readTotals("");
    const status: Status = {
      version,
      dataVersion: known,
      world,
      github: { ...github, since: toInstant(github.since), lastSuccessAt: toInstant(github.lastSuccessAt) },
      budgets: budgets.map((budget) => ({ ...budget, resetsAt: toInstant(budget.resetsAt) })),
      collector: { ...run, lastRunAt: toInstant(run.lastRunAt), nextRunAt: toInstant(run.nextRunAt) },
      plan: plan === null ? null : toPlan(plan),
      archive: await readExtent(""),
      ...toReads(replica?.state() ?? null),
      watchlist: { projects: totals.projects, problem: watchlistProblem() },
      files: toFiles(files?.()),
      observed: countObserved(totals, run.intervalSeconds, now()),
      coverage,
      ...toDiscussion(places),
      projects: projects.map((row) => ({ ...toFreshness(row), ...toCompleteness(row, plan) })),
    };
    return c.json(status, 200);
  });
}

function toDiscussion(places: NonNullable<Status["discussion"]>): Pick<Status, "discussion"> {
  return places.length === 0 ? {} : { discussion: places };
}

function toReads(state: ReplicaState | null): Pick<Status, "reads"> {
  if (state === null) return {};
  return { reads: { from: state.isInUse ? "replica" : "primary", lagSeconds: state.lag?.seconds ?? null } };
}

function countObserved({ observed }: TotalsAge, intervalSeconds: number, now: number): Status["observed"] {
  return {
    projects: observed.length,
    young: countYoung(observed, intervalSeconds, now),
    newestAt: toInstant(observed.length === 0 ? null : observed.reduce((a, b) => Math.max(a, b))),
  };
}

function toFiles(state: ReturnType<NonNullable<RouteContext["files"]>> | undefined): Status["files"] {
  const { since, faults } = state ?? { since: null, faults: [] };
  return { since: toInstant(since), faults };
}

function toPlan({ at, next, buckets }: CollectorPlan): Status["plan"] {
  return {
    at: toInstant(at),
    next: next.map(({ repo, resource, dueAt }) => ({ repo, resource, dueAt: toInstant(dueAt) })),
    buckets: buckets.map(({ bucket, perHour, upkeepPerHour, backlog }) => ({
      bucket,
      perHour,
      upkeepPerHour: Math.round(upkeepPerHour * 10) / 10,
      backlog,
    })),
  };
}

type Completeness = Pick<ProjectFreshness, "complete" | "completeAt" | "missing">;

/** What is still to be read of a project. One that the plan does not know is not complete for that. */
function toCompleteness({ projectId, totalsArchived }: FreshnessRow, plan: CollectorPlan | null): Completeness {
  const left = plan?.incomplete.find((project) => project.projectId === projectId);
  if (left !== undefined) return { complete: false, completeAt: toInstant(left.completeAt), missing: left.missing };
  return { complete: plan !== null && totalsArchived === false, completeAt: null, missing: [] };
}

function toFreshness(row: FreshnessRow): Omit<ProjectFreshness, keyof Completeness> {
  return {
    repo: row.repo,
    totalsAt: toInstant(row.totalsAt),
    totalsQuality: row.totalsArchived === null ? null : row.totalsArchived ? "archived" : "observed",
    releasesCheckedAt: toInstant(row.releasesCheckedAt),
    historyFrom: row.historyFrom,
    nextAt: toInstant(row.nextAt),
    problem: row.problem,
  };
}
