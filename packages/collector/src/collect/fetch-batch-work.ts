import type { Work } from "@groundswell/db";
import { fetchBatch, type BatchItem } from "../github/batch.ts";
import { GithubFailure } from "../github/failure.ts";
import type { CollectContext, StepReport } from "./context.ts";
import { followById, postpone, sameAs } from "./fetch-work.ts";
import { recordRepository } from "./record.ts";

/** Repositories a GraphQL query: all of them for a point or two. */
export const BATCH_SIZE = 50;

/**
 * Fetches the totals, details and newest releases of many projects in one query. One bad project never stops the rest.
 * @throws GithubFailure when the trouble is not one repository's alone
 */
export async function fetchBatchWork(context: CollectContext, work: readonly Work[]): Promise<StepReport[]> {
  const items = await fetchBatch(
    context.github,
    work.map((w) => w.repo),
  );
  const reports: StepReport[] = [];
  for (const [i, item] of items.entries()) {
    const own = work[i];
    if (own !== undefined) reports.push(await storeItem(context, own, item));
  }
  return reports;
}

async function storeItem(context: CollectContext, work: Work, item: BatchItem): Promise<StepReport> {
  const { repo, resource } = work;
  try {
    if (item instanceof GithubFailure) throw item;
    const nextAt = context.now() + context.intervalMs;
    const releases = { items: item.releases, nextAt };
    const refusal = await recordRepository(context.db, work, item, { nextAt, etag: null }, releases);
    if (refusal?.kind === "another repository") await followById(context, work, refusal.knownId);
    if (refusal?.kind === "already watched") throw sameAs(refusal.as);
    return { repo, resource, outcome: "stored", detail: null };
  } catch (error) {
    if (!(error instanceof GithubFailure) || error.concernsAll) throw error;
    await postpone(context, work, error.message);
    return { repo, resource, outcome: "failed", detail: error.message };
  }
}
