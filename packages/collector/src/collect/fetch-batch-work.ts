import { returnWork, type Work } from "@groundswell/db";
import { fetchBatch, type BatchItem } from "../github/batch.ts";
import { GithubFailure } from "../github/failure.ts";
import type { CollectContext, StepReport } from "./context.ts";
import { followById, guardStep, sameAs } from "./fetch-work.ts";
import { recordRepository } from "./record.ts";

/**
 * Fetches the totals, details and newest releases of many projects in one query. One bad project never stops the rest:
 * what a query was too much for goes back, to be asked for again in a smaller one, down to one project a query.
 * @throws GithubFailure when the trouble is not one repository's alone
 */
export async function fetchBatchWork(context: CollectContext, work: readonly Work[]): Promise<StepReport[]> {
  const items = await fetchItems(context, work);
  const tooMuch: Work[] = [];
  const reports: StepReport[] = [];
  for (const [i, own] of work.entries()) {
    const item = items[i] ?? new GithubFailure("bad answer", `${own.repo}: GitHub left it out of its answer`);
    if (item instanceof GithubFailure && item.passes && work.length > 1) tooMuch.push(own);
    else reports.push(await guardStep(context, own, () => storeItem(context, own, item)));
  }
  if (tooMuch.length > 0) {
    context.batchSize.shrink(work.length);
    await returnWork(context.db, tooMuch);
  } else if (reports.some((report) => report.outcome !== "failed")) context.batchSize.grow();
  return reports;
}

/** A query that failed as a whole failed for each of its projects. */
async function fetchItems(context: CollectContext, work: readonly Work[]): Promise<BatchItem[]> {
  try {
    return await fetchBatch(
      context.github,
      work.map((w) => w.repo),
    );
  } catch (error) {
    if (!(error instanceof GithubFailure) || error.concernsAll) throw error;
    // A whole answer that makes no sense may be cut short: ask again for less.
    const failure = error.kind === "bad answer" ? new GithubFailure("server error", error.message) : error;
    return work.map(() => failure);
  }
}

async function storeItem(context: CollectContext, work: Work, item: BatchItem): Promise<"stored"> {
  if (item instanceof GithubFailure) throw item;
  const nextAt = context.now() + context.intervalMs;
  const releases = { items: item.releases, nextAt };
  const refusal = await recordRepository(context.db, work, item, { nextAt, etag: null }, releases);
  if (refusal?.kind === "another repository") await followById(context, work, refusal.knownId);
  if (refusal?.kind === "already watched") throw sameAs(refusal.as);
  return "stored";
}
