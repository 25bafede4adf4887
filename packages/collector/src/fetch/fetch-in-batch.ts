import { extendLease, returnWork, type Resource, type Work } from "@groundswell/db";
import { BatchSize } from "../collect/batch-size.ts";
import { LEASE_MS, type CollectContext, type StepReport } from "../collect/context.ts";
import { guardStep } from "../collect/guard-step.ts";
import { GithubFailure } from "../github/failure.ts";

/** What became of a batch. With a failure, what it kept from being done has been given back. */
export interface BatchResult {
  reports: StepReport[];
  /** The trouble is not one repository's alone: nothing more should be asked now. */
  failure: GithubFailure | null;
}

interface BatchSteps<T> {
  /** Asks for all of them at once; an item for each, in order. */
  ask: () => Promise<(T | GithubFailure)[]>;
  store: (work: Work, item: T) => Promise<StepReport["outcome"]>;
  /** What to do where there is no item; by default it has failed. */
  recover?: (work: Work, failure: GithubFailure) => Promise<StepReport["outcome"]>;
}

/**
 * Fetches many projects' resource in one query. One bad project never stops the rest: what a query was too much for
 * goes back, to be asked for again in a smaller one, down to one project a query. What was answered is stored before
 * anything is done about what was not.
 * @throws GithubFailure when the trouble is not one repository's alone; nothing has been stored then
 */
export async function fetchInBatch<T>(
  context: CollectContext,
  work: readonly Work[],
  { ask, store, recover = fail }: BatchSteps<T>,
): Promise<BatchResult> {
  const items = await askForItems(work, ask);
  const result: BatchResult = { reports: [], failure: null };
  const failed: [Work, GithubFailure][] = [];
  const tooMuch: Work[] = [];
  for (const [i, own] of work.entries()) {
    const item = items[i] ?? new GithubFailure("bad answer", `${own.repo}: GitHub left it out of its answer`);
    if (!(item instanceof GithubFailure)) result.reports.push(await guardStep(context, own, () => store(own, item)));
    else if (item.passes && work.length > 1) tooMuch.push(own);
    else failed.push([own, item]);
  }
  await recoverFailed(context, failed, recover, result);
  adaptSize(context, work, { tooMuch, stored: result.reports.some((report) => report.outcome !== "failed") });
  await returnWork(context.db, tooMuch);
  return result;
}

/** A query that failed as a whole failed for each of its projects. */
async function askForItems<T>(work: readonly Work[], ask: BatchSteps<T>["ask"]): Promise<(T | GithubFailure)[]> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GithubFailure) || error.concernsAll) throw error;
    // A whole answer that makes no sense may be cut short: ask again for less.
    const failure = error.kind === "bad answer" ? new GithubFailure("server error", error.message) : error;
    return work.map(() => failure);
  }
}

async function recoverFailed<T>(
  context: CollectContext,
  failed: readonly [Work, GithubFailure][],
  recover: NonNullable<BatchSteps<T>["recover"]>,
  result: BatchResult,
): Promise<void> {
  let left = failed.map(([own]) => own);
  for (const [, failure] of failed) {
    // A request each may take longer than the lease.
    left = await extendLease(context.db, left, context.now() + LEASE_MS);
    const [own, ...others] = left;
    if (own === undefined) return;
    try {
      result.reports.push(await guardStep(context, own, () => recover(own, failure)));
    } catch (error) {
      if (!(error instanceof GithubFailure)) throw error;
      result.failure = error;
      await returnWork(context.db, left);
      return;
    }
    left = others;
  }
}

function adaptSize(
  context: CollectContext,
  work: readonly Work[],
  { tooMuch, stored }: { tooMuch: readonly Work[]; stored: boolean },
): void {
  const [first] = work;
  if (first === undefined) return;
  const size = batchSizeOf(context, first.resource);
  if (tooMuch.length > 0) size.shrink(work.length);
  else if (stored) size.grow();
}

/** How many repositories to ask for at once, as earlier queries have taught. */
export function batchSizeOf({ batchSizes }: CollectContext, resource: Resource): BatchSize {
  const known = batchSizes.get(resource);
  if (known !== undefined) return known;
  const fresh = new BatchSize();
  batchSizes.set(resource, fresh);
  return fresh;
}

function fail(_: Work, failure: GithubFailure): Promise<never> {
  return Promise.reject(failure);
}
