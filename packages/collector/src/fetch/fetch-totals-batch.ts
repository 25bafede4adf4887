import type { Work } from "@groundswell/db";
import type { CollectContext } from "../collect/context.ts";
import { fetchBatch } from "../github/batch.ts";
import { fetchInBatch, type BatchResult } from "./fetch-in-batch.ts";
import { followAfter, storeRepository } from "./fetch-totals.ts";

/**
 * Totals, details and newest releases of many projects in one GraphQL query.
 * @throws GithubFailure when the trouble is not one repository's alone
 */
export async function fetchTotalsBatch(context: CollectContext, work: readonly Work[]): Promise<BatchResult> {
  return fetchInBatch(context, work, {
    ask: () =>
      fetchBatch(
        context.github,
        work.map(({ repo }) => repo),
      ),
    store: (own, item) => storeRepository(context, own, item, { etag: null, releases: item.releases, head: item.head }),
    recover: (own, failure) => followAfter(context, own, failure),
  });
}
