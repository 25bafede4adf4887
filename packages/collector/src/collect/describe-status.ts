import type { InstantMs } from "@groundswell/core";
import { readCollectorStatus, type CollectorStatus } from "@groundswell/db";
import type { CollectContext } from "./context.ts";
import type { CycleReport } from "./run-cycle.ts";

type GithubState = CollectorStatus["github"]["state"];

/** What `/status` says: from the report when a cycle has ended, else from what was known before. */
export async function describeStatus(
  { db, github, intervalMs, now }: CollectContext,
  { report, running, startedAt }: { report: CycleReport | null; running: boolean; startedAt: InstantMs },
): Promise<CollectorStatus> {
  const before = await readCollectorStatus(db);
  const budgets = github.budgets.list(now());
  const run = {
    running,
    intervalSeconds: Math.round(intervalMs / 1_000),
    lastRunAt: startedAt,
    nextRunAt: report?.wakeAt ?? null,
  };
  const said = { ...before.github, authenticated: github.authenticated };
  if (report === null) return { github: said, budgets, run };
  const state = stateOf(report, github.tokenRefused);
  const succeeded = report.steps > report.failed;
  return {
    github: {
      ...said,
      state: state ?? said.state,
      since: state === null || state === said.state ? (said.since ?? startedAt) : now(),
      lastSuccessAt: succeeded ? now() : said.lastSuccessAt,
      detail: report.detail ?? (github.tokenRefused ? "GITHUB_TOKEN is refused; asking without it" : null),
    },
    budgets,
    run,
  };
}

/** Null: nothing was asked, so nothing is known anew. */
function stateOf({ ended, steps }: CycleReport, tokenRefused: boolean): GithubState | null {
  if (ended === "unreachable" || ended === "out of budget") return ended;
  if (steps === 0) return null;
  return tokenRefused ? "token refused" : "reachable";
}
