import { createRoute } from "@hono/zod-openapi";
import { readArchiveExtent, readCollectorStatus, readFreshness, type FreshnessRow } from "@groundswell/db";
import { Status, type ProjectFreshness } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { toInstant } from "../projects/view.ts";

const route = createRoute({
  method: "get",
  path: "/status",
  summary: "How the collector is, what is left of its budgets, how fresh each project is",
  responses: { 200: { description: "the status", content: { "application/json": { schema: Status } } } },
});

export function statusGet({ db, version, world, watchlistProblem }: RouteContext) {
  return createRouter().openapi(route, async (c) => {
    const { github, budgets, run } = await readCollectorStatus(db);
    const projects = await readFreshness(db);
    const status: Status = {
      version,
      world,
      github: { ...github, since: instant(github.since), lastSuccessAt: instant(github.lastSuccessAt) },
      budgets: budgets.map((budget) => ({ ...budget, resetsAt: toInstant(budget.resetsAt) })),
      collector: { ...run, lastRunAt: instant(run.lastRunAt), nextRunAt: instant(run.nextRunAt) },
      archive: await readArchiveExtent(db),
      watchlist: { projects: projects.length, problem: watchlistProblem() },
      projects: projects.map(toFreshness),
    };
    return c.json(status, 200);
  });
}

function toFreshness(row: FreshnessRow): ProjectFreshness {
  return {
    repo: row.repo,
    totalsAt: instant(row.totalsAt),
    totalsQuality: row.totalsArchived === null ? null : row.totalsArchived ? "archived" : "observed",
    releasesCheckedAt: instant(row.releasesCheckedAt),
    historyFrom: row.historyFrom,
    nextAt: instant(row.nextAt),
    problem: row.problem,
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : toInstant(ms);
}
