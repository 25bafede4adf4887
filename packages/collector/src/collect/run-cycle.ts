import { claimWork, listWork, returnWork, type Resource, type Work } from "@groundswell/db";
import { GithubFailure } from "../github/failure.ts";
import type { CollectContext, StepReport } from "./context.ts";
import { BATCH_SIZE, fetchBatchWork } from "./fetch-batch-work.ts";
import { fetchWork } from "./fetch-work.ts";

/** Most useful first: totals, then releases, then the newest stretch of history and its depth. */
const RESOURCES: readonly Resource[] = ["totals", "releases", "history"];

/** Long enough for the slowest answer, short enough that a dead collector's work is soon taken over. */
const LEASE_MS = 2 * 60_000;

export interface CycleReport {
  steps: number;
  failed: number;
  /** Why it ended: nothing more is due, or GitHub or the caller wants no more for now. */
  ended: "nothing due" | "out of budget" | "unreachable" | "stopped";
  detail: string | null;
}

export interface CycleOptions {
  signal: AbortSignal;
  onStep?: (report: StepReport) => void;
}

/** Collects what is due until nothing is, the budget is spent, or GitHub can't be reached. */
export async function runCycle(context: CollectContext, { signal, onStep }: CycleOptions): Promise<CycleReport> {
  const report: CycleReport = { steps: 0, failed: 0, ended: "nothing due", detail: null };
  await listWork(context.db, RESOURCES, context.now());
  for (;;) {
    if (signal.aborted) return { ...report, ended: "stopped" };
    const work = await claimNext(context);
    if (work === "out of budget") return { ...report, ended: work };
    if (work.length === 0) return report;
    try {
      const steps = await fetchAll(context, work);
      for (const step of steps) {
        report.steps += 1;
        if (step.outcome === "failed") report.failed += 1;
        onStep?.(step);
      }
    } catch (error) {
      await returnWork(context.db, work);
      if (!(error instanceof GithubFailure)) throw error;
      if (error.kind === "token refused" && context.github.authenticated) {
        context.logger.error("GitHub refuses GITHUB_TOKEN: going on without it, within the anonymous limits");
        context.github.dropToken();
        continue;
      }
      const ended = error.kind === "out of budget" ? "out of budget" : "unreachable";
      return { ...report, ended, detail: error.message };
    }
  }
}

/** With a token, totals come in batches over GraphQL; everything else, and everything without one, singly over REST. */
async function claimNext(context: CollectContext): Promise<Work[] | "out of budget"> {
  const { db, github, now } = context;
  const claim = (resources: readonly Resource[], limit: number) =>
    claimWork(db, { resources, limit, now: now(), leaseMs: LEASE_MS });
  if (github.authenticated && github.budgets.allows("graphql", now())) {
    const batch = await claim(["totals"], BATCH_SIZE);
    if (batch.length > 0) return batch;
  }
  if (!github.budgets.allows("core", now())) return "out of budget";
  return claim(RESOURCES, 1);
}

async function fetchAll(context: CollectContext, work: readonly Work[]): Promise<StepReport[]> {
  const [first] = work;
  if (first === undefined) return [];
  if (context.github.authenticated && first.resource === "totals") return fetchBatchWork(context, work);
  return [await fetchWork(context, first)];
}
