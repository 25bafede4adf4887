import { claimWork, listWork, returnWork, type Resource, type Work } from "@groundswell/db";
import { GithubFailure } from "../github/failure.ts";
import type { CollectContext, StepReport } from "./context.ts";
import { fetchBatchWork } from "./fetch-batch-work.ts";
import { fetchWork } from "./fetch-work.ts";

/** Most useful first: totals, then releases, then the newest stretch of history and its depth. */
const RESOURCES: readonly Resource[] = ["totals", "releases", "history"];

/** Long enough for the slowest answer, short enough that a dead collector's work is soon taken over. */
const LEASE_MS = 2 * 60_000;

/** So many questions in a row without an answer are GitHub's trouble: no more are asked for now. */
const MAX_UNANSWERED = 3;

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
  /** Called after each request: what is left of the budgets has changed. */
  onAnswer?: () => Promise<void>;
}

interface Claim {
  work: Work[];
  over: "REST" | "GraphQL";
}

/** Collects what is due until nothing is, the budget is spent, or GitHub can't be reached. */
export async function runCycle(context: CollectContext, options: CycleOptions): Promise<CycleReport> {
  const report: CycleReport = { steps: 0, failed: 0, ended: "nothing due", detail: null };
  let unanswered = 0;
  context.github.stopAt(options.signal);
  await listWork(context.db, RESOURCES, context.now());
  for (;;) {
    if (options.signal.aborted) return { ...report, ended: "stopped" };
    const claim = await claimNext(context);
    if (claim === "out of budget") return { ...report, ended: claim };
    if (claim.work.length === 0) return report;
    const steps = await fetchClaim(context, claim);
    await options.onAnswer?.();
    if (steps instanceof GithubFailure) {
      if (canGoOn(context, steps, claim)) continue;
      if (steps.kind === "stopped") return { ...report, ended: "stopped" };
      const ended = steps.kind === "out of budget" ? "out of budget" : "unreachable";
      return { ...report, ended, detail: steps.message };
    }
    for (const step of steps) {
      report.steps += 1;
      if (step.outcome === "failed") report.failed += 1;
      unanswered = step.noAnswer ? unanswered + 1 : 0;
      options.onStep?.(step);
    }
    if (unanswered >= MAX_UNANSWERED) return { ...report, ended: "unreachable", detail: steps.at(-1)?.detail ?? null };
  }
}

/** With a token, totals come in batches over GraphQL; everything else, and everything without one, singly over REST. */
async function claimNext(context: CollectContext): Promise<Claim | "out of budget"> {
  const { db, github, now, batchSize } = context;
  const claim = (resources: readonly Resource[], limit: number) =>
    claimWork(db, { resources, limit, now: now(), leaseMs: LEASE_MS });
  if (github.authenticated && github.budgets.allows("graphql", now())) {
    const work = await claim(["totals"], batchSize.current);
    if (work.length > 0) return { work, over: "GraphQL" };
  }
  if (!github.budgets.allows("core", now())) return "out of budget";
  return { work: await claim(RESOURCES, 1), over: "REST" };
}

/** @returns the failure when it concerns more than the claim, which is then given back */
async function fetchClaim(context: CollectContext, { work, over }: Claim): Promise<StepReport[] | GithubFailure> {
  const [first] = work;
  if (first === undefined) return [];
  try {
    return over === "GraphQL" ? await fetchBatchWork(context, work) : [await fetchWork(context, first)];
  } catch (error) {
    await returnWork(context.db, work);
    if (error instanceof GithubFailure) return error;
    throw error;
  }
}

/** Whether there is another way: without a token that GitHub refuses, or over REST when GraphQL is used up. */
function canGoOn({ github, logger, now }: CollectContext, failure: GithubFailure, { over }: Claim): boolean {
  if (failure.kind === "token refused" && github.authenticated) {
    logger.error("GitHub refuses GITHUB_TOKEN: going on without it, within the anonymous limits");
    github.dropToken();
    return true;
  }
  const { budgets } = github;
  return (
    failure.kind === "out of budget" &&
    over === "GraphQL" &&
    !budgets.allows("graphql", now()) &&
    budgets.allows("core", now())
  );
}
