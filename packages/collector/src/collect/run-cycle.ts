import { dayOf, type InstantMs } from "@groundswell/core";
import {
  claimWork,
  correctWork,
  listWork,
  prepareFactors,
  readNextDue,
  returnWork,
  type Resource,
  type Work,
} from "@groundswell/db";
import { fetchBatchWork, fetchWork } from "../fetch/fetch-work.ts";
import { batchSizeOf, type BatchResult } from "../fetch/fetch-in-batch.ts";
import { GithubFailure, type FailureKind } from "../github/failure.ts";
import type { Choice } from "../plan/choose-next.ts";
import { ALL_RESOURCES, LEDGER_RESOURCES, NEWEST_RESOURCES, RESOURCE_PLANS, type Bucket } from "../plan/resources.ts";
import { LEASE_MS, listOwn, periodOf, type CollectContext, type StepReport } from "./context.ts";
import { Planner } from "./planner.ts";
import { Silence } from "./silence.ts";

const MINUTE_MS = 60_000;
/** The next look when GitHub could not be reached. */
const RETRY_MS = 5 * MINUTE_MS;
/** The longest wait after failures, and as much again. */
const LONGEST_BACKOFF_MS = 48 * 60 * MINUTE_MS;

export interface CycleReport {
  steps: number;
  failed: number;
  /** Why it ended: nothing more is due, or GitHub, the plan or the caller wants no more for now. */
  ended: "nothing due" | "out of budget" | "pacing" | "unreachable" | "stopped";
  detail: string | null;
  /** When it was last looked at what is due: what falls due after that is for the next cycle. */
  choseAt: InstantMs;
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
  /** Called when GitHub, or what we may ask of it, failed as a whole. */
  onFailure?: (kind: FailureKind) => void;
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
  const silence = new Silence();
  context.github.stopAt(options.signal);
  await prepareWork(context);
  for (;;) {
    if (options.signal.aborted) return end(context, planner, report, { ended: "stopped" });
    await options.beforeChoice?.();
    const choice = await planner.choose(silence.resources);
    if (choice.do === "wait") return endWaiting(context, planner, report, { choice, silence });
    const claim = await claimFor(context, choice);
    if (claim.work.length > 0) {
      options.onFetch?.({ resource: choice.resource, repos: claim.work.map(({ repo }) => repo) });
    }
    const { reports, failure } = await fetchClaim(context, claim);
    for (const step of reports) {
      report.steps += 1;
      if (step.outcome === "failed") report.failed += 1;
      silence.note(step);
      options.onStep?.(step);
    }
    if (failure !== null) options.onFailure?.(failure.kind);
    if (claim.work.length > 0) await options.onAnswer?.();
    if (failure !== null) {
      if (!canGoOn(context, failure, claim)) return endFor(context, planner, report, failure);
      if (failure.kind === "out of budget") report.detail = failure.message;
    }
    if (silence.isEverywhere) {
      return end(context, planner, { ...report, detail: silence.detail }, { ended: "unreachable" });
    }
  }
}

/**
 * Lists what is to be fetched, takes back what a wrong clock has put off, and has at hand what the trends of a quarter
 * that begins need.
 */
async function prepareWork(context: CollectContext): Promise<void> {
  const { db, now } = context;
  await prepareFactors(db, dayOf(now()));
  await listCollectedWork(context);
  const longest = new Map(ALL_RESOURCES.map((own) => [own, Math.max(2 * periodOf(context, own), LONGEST_BACKOFF_MS)]));
  await correctWork(db, longest, { now: now(), leaseMs: 2 * LEASE_MS });
}

/**
 * Lists what is fetched for every project. What we can't fetch, or need not, may be another's to fetch, or ours again
 * later: it stays as it is, and is passed over.
 */
export async function listCollectedWork({ db, github, ledger, now }: CollectContext): Promise<void> {
  await listWork(db, NEWEST_RESOURCES, now());
  if (ledger && github.authenticated) await listWork(db, LEDGER_RESOURCES, now());
}

type Running = Pick<CycleReport, "steps" | "failed" | "detail">;

async function end(
  context: CollectContext,
  planner: Planner,
  report: Running,
  { ended, until = null }: { ended: CycleReport["ended"]; until?: InstantMs | null },
): Promise<CycleReport> {
  const { db, now, only } = context;
  const { choseAt } = planner;
  if (ended === "unreachable") {
    const goesOnAt = now() + RETRY_MS;
    return { ...report, ended, choseAt, goesOnAt, wakeAt: goesOnAt };
  }
  // What has fallen due since the last choice is still to come.
  const due = await readNextDue(db, choseAt, { only, resources: listOwn(context) });
  const wakes = [until, due].filter((wake) => wake !== null);
  return { ...report, ended, choseAt, goesOnAt: until, wakeAt: wakes.length === 0 ? null : Math.min(...wakes) };
}

/** Where only what got no answer is left, GitHub is tried again soon. */
function endWaiting(
  context: CollectContext,
  planner: Planner,
  report: Running,
  { choice, silence }: { choice: Extract<Choice, { do: "wait" }>; silence: Silence },
): Promise<CycleReport> {
  if (silence.resources.size === 0) return end(context, planner, report, { ended: choice.why, until: choice.until });
  const detail = silence.detail;
  if (report.steps === report.failed) return end(context, planner, { ...report, detail }, { ended: "unreachable" });
  const until = Math.min(choice.until ?? Infinity, context.now() + RETRY_MS);
  return end(context, planner, { ...report, detail }, { ended: choice.why, until });
}

function endFor(
  context: CollectContext,
  planner: Planner,
  report: Running,
  { kind, message }: GithubFailure,
): Promise<CycleReport> {
  const ended = kind === "stopped" ? "stopped" : "unreachable";
  return end(context, planner, { ...report, detail: message }, { ended });
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
  { bucket, work }: Claim,
): boolean {
  if (kind === "token refused" && github.authenticated) {
    logger.error({ reason: message }, "GitHub refuses GITHUB_TOKEN: going on without it, within the anonymous limits");
    github.dropToken();
    return true;
  }
  // A batch may need a REST request for one of its repositories.
  const besides = work.flatMap(({ resource }) => RESOURCE_PLANS[resource].besides ?? []);
  const isKnown = [bucket, "core", ...besides].some((own) => !github.budgets.allows(own, now()));
  return kind === "out of budget" && isKnown;
}
