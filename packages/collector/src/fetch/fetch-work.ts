import type { Work } from "@groundswell/db";
import type { CollectContext, StepReport } from "../collect/context.ts";
import { guardStep } from "../collect/guard-step.ts";
import { fetchForkPage, fetchForksBatchWork } from "./fetch-forks.ts";
import { fetchNewestHistory, fetchOlderHistory } from "./fetch-history.ts";
import type { BatchResult } from "./fetch-in-batch.ts";
import { fetchOpenness } from "./fetch-openness.ts";
import { fetchNewestReleases, fetchOlderReleases } from "./fetch-releases.ts";
import { fetchTotals } from "./fetch-totals.ts";
import { fetchTotalsBatch } from "./fetch-totals-batch.ts";

/**
 * Fetches one piece of work over REST and stores what it says.
 * @throws GithubFailure when the trouble is not this repository's alone: nothing more should be asked now
 */
export async function fetchWork(context: CollectContext, work: Work): Promise<StepReport> {
  return guardStep(context, work, () => fetchResource(context, work));
}

function fetchResource(context: CollectContext, work: Work): Promise<StepReport["outcome"]> {
  switch (work.resource) {
    case "totals":
      return fetchTotals(context, work);
    case "releases":
      return fetchNewestReleases(context, work);
    case "releases_depth":
      return fetchOlderReleases(context, work);
    case "history":
      return fetchNewestHistory(context, work);
    case "history_depth":
      return fetchOlderHistory(context, work);
    case "openness":
      return fetchOpenness(context, work);
    case "forks":
    case "forks_depth":
      return fetchForkPage(context, work);
  }
}

/**
 * Fetches one resource of many projects over GraphQL and stores what it says.
 * @throws GithubFailure as above; nothing has been stored then
 */
export async function fetchBatchWork(context: CollectContext, work: readonly Work[]): Promise<BatchResult> {
  return work[0]?.resource === "totals" ? fetchTotalsBatch(context, work) : fetchForksBatchWork(context, work);
}
