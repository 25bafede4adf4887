import type { InstantMs } from "@groundswell/core";
import {
  claimWork,
  countDue,
  listWork,
  readHeads,
  readNextDue,
  returnWork,
  type Resource,
  type Work,
} from "@groundswell/db";
import { fetchBatchWork, fetchWork } from "../fetch/fetch-work.ts";
import { batchSizeOf, type BatchResult } from "../fetch/fetch-in-batch.ts";
import { GithubFailure } from "../github/failure.ts";
import { chooseNext, type Choice } from "../plan/choose-next.ts";
import { ALL_RESOURCES, NEWEST_RESOURCES, type Bucket } from "../plan/resources.ts";
import type { CollectContext, StepReport } from "./context.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Long enough for the slowest answer, short enough that a dead collector's work is soon taken over. */
const LEASE_MS = 2 * MINUTE_MS;
/** The next look when GitHub could not be reached. */
const RETRY_MS = 5 * MINUTE_MS;
/** So many questions in a row without an answer are GitHub's trouble: no more are asked for now. */
const MAX_UNANSWERED = 3;

export interface CycleReport {
  steps: number;
  failed: number;
  /** Why it ended: nothing more is due, or GitHub, the plan or the caller wants no more for now. */
  ended: "nothing due" | "out of budget" | "pacing" | "unreachable" | "stopped";
  detail: string | null;
  /** When what is left undone now can go on; null when nothing is, or when it was the caller who stopped it. */
  goesOnAt: InstantMs | null;
  /** When the next one is worth while; null when nothing is to come. */
  wakeAt: InstantMs | null;
}

export interface CycleOptions {
  signal: AbortSignal;
  onStep?: (report: StepReport) => void;
  /** Called before each request. */
  onFetch?: (fetching: Fetching) => void;
  /** Called before each choice: others may have used the same budgets. */
  beforeChoice?: () => Promise<void>;
  /** Called after each request: what is left of the budgets has changed. */
  onAnswer?: () => Promise<void>;
}

/** What GitHub is being asked for. */
export interface Fetching {
  resource: Resource;
  repos: string[];
}

interface Claim {
  work: Work[];
  bucket: Bucket;
}

/** Collects what is due, most valuable first, until nothing is, the budget is spent, or GitHub can't be reached. */
export async function runCycle(context: CollectContext, options: CycleOptions): Promise<CycleReport> {
  const report: Running = { steps: 0, failed: 0, detail: null };
  const planner = new Planner(context);
  let unanswered = 0;
  context.github.stopAt(options.signal);
  await listWork(context.db, NEWEST_RESOURCES, context.now());
  for (;;) {
    if (options.signal.aborted) return end(context, report, "stopped");
    await options.beforeChoice?.();
    const choice = await planner.choose();
    if (choice.do === "wait") return end(context, report, choice.why, choice.until);
    const claim = await claimFor(context, choice);
    if (claim.work.length > 0) {
      options.onFetch?.({ resource: choice.resource, repos: claim.work.map(({ repo }) => repo) });
    }
    const { reports, failure } = await fetchClaim(context, claim);
    if (claim.work.length > 0) await options.onAnswer?.();
    for (const step of reports) {
      report.steps += 1;
      if (step.outcome === "failed") report.failed += 1;
      unanswered = step.noAnswer ? unanswered + 1 : 0;
      options.onStep?.(step);
    }
    if (failure !== null) {
      if (!canGoOn(context, failure, claim)) return endFor(context, report, failure);
      if (failure.kind === "out of budget") report.detail = failure.message;
    }
    if (unanswered >= MAX_UNANSWERED) {
      return end(context, { ...report, detail: reports.at(-1)?.detail ?? null }, "unreachable");
    }
  }
}

/** Looks at what is due and chooses; what the rest of the hour will need is looked up once a minute. */
class Planner {
  readonly #context: CollectContext;
  #dueSoon: { at: InstantMs; counts: Map<Resource, number> } | null = null;

  constructor(context: CollectContext) {
    this.#context = context;
  }

  async choose(): Promise<Choice> {
    const { db, github, intervalMs, now, only, spread } = this.#context;
    const { budgets, authenticated } = github;
    const at = now();
    const heads = await readHeads(db, ALL_RESOURCES, { now: at, only });
    const dueSoon = spread ? await this.#readDueSoon(at) : new Map<Resource, number>();
    return chooseNext({ heads, dueSoon, budgets, authenticated, intervalMs, now: at, spread });
  }

  async #readDueSoon(at: InstantMs): Promise<Map<Resource, number>> {
    if (this.#dueSoon === null || Math.abs(at - this.#dueSoon.at) >= MINUTE_MS) {
      const { budgets } = this.#context.github;
      const by = budgets.resetsAt("core", at) ?? at + HOUR_MS;
      this.#dueSoon = { at, counts: await countDue(this.#context.db, by) };
    }
    return this.#dueSoon.counts;
  }
}

type Running = Pick<CycleReport, "steps" | "failed" | "detail">;

async function end(
  { db, now, only }: CollectContext,
  report: Running,
  ended: CycleReport["ended"],
  until: InstantMs | null = null,
): Promise<CycleReport> {
  const at = now();
  if (ended === "unreachable") return { ...report, ended, goesOnAt: at + RETRY_MS, wakeAt: at + RETRY_MS };
  const wakes = [until, await readNextDue(db, at, only)].filter((wake) => wake !== null);
  return { ...report, ended, goesOnAt: until, wakeAt: wakes.length === 0 ? null : Math.min(...wakes) };
}

function endFor(context: CollectContext, report: Running, { kind, message }: GithubFailure): Promise<CycleReport> {
  const ended = kind === "stopped" ? "stopped" : "unreachable";
  return end(context, { ...report, detail: message }, ended);
}

async function claimFor(
  context: CollectContext,
  { resource, bucket }: Extract<Choice, { do: "fetch" }>,
): Promise<Claim> {
  const { db, now, only } = context;
  const limit = bucket === "graphql" ? batchSizeOf(context, resource).current : 1;
  return { bucket, work: await claimWork(db, { resource, limit, now: now(), leaseMs: LEASE_MS, only }) };
}

/** Fetches what was claimed; what a failure kept from being done is given back. */
async function fetchClaim(context: CollectContext, { work, bucket }: Claim): Promise<BatchResult> {
  const [first] = work;
  // Somebody else was quicker.
  if (first === undefined) return { reports: [], failure: null };
  try {
    if (bucket === "graphql") return await fetchBatchWork(context, work);
    return { reports: [await fetchWork(context, first)], failure: null };
  } catch (error) {
    await returnWork(context.db, work);
    if (error instanceof GithubFailure) return { reports: [], failure: error };
    throw error;
  }
}

/** Whether there is another way: without a token that GitHub refuses, or when the planner knows what to wait for. */
function canGoOn(
  { github, logger, now }: CollectContext,
  { kind, message }: GithubFailure,
  { bucket }: Claim,
): boolean {
  if (kind === "token refused" && github.authenticated) {
    logger.error({ reason: message }, "GitHub refuses GITHUB_TOKEN: going on without it, within the anonymous limits");
    github.dropToken();
    return true;
  }
  return kind === "out of budget" && !github.budgets.allows(bucket, now());
}
