export { aidranAdapter, type AidranAdapterOptions } from "./aidran/aidran-adapter.ts";
export type { AidranEntry } from "./aidran/site-of.ts";
export type { DiscussionReport } from "./discussion/report.ts";
export {
  discussionId,
  readNextDiscussion,
  syncDiscussion,
  type DiscussionOptions,
} from "./discussion/sync-discussion.ts";
export type { DiscussionHosts } from "./discussion/types.ts";
export { createFetcher, FetchFault, type Fetcher, type FetcherOptions } from "./fetch/index.ts";
export { hackerNewsAdapter } from "./hackernews/hackernews-adapter.ts";
export type { HackerNewsOptions } from "./hackernews/options.ts";
export { readPage, type ReadPage } from "./page/read-page.ts";
export { isSourceFault, SourceFault, type SourceProblem } from "./source-fault.ts";
export { tellerOf } from "./sync/adapter-of.ts";
export { chooseSources } from "./sync/choose-sources.ts";
export { hideKeys } from "./sync/hide-keys.ts";
export { readNextDueSource } from "./sync/read-next-due.ts";
export { hasNews, type SourceOutcome, type SourceReport, type SyncReport } from "./sync/report.ts";
export { syncCoverage, type SyncOptions } from "./sync/sync-coverage.ts";
export type { ReadStory, SkippedStory, SourceAdapter, SourceBatch, SourceState } from "./types.ts";
export { createAidranWebhook, type AidranWebhookOptions } from "./webhook/create-aidran-webhook.ts";

/**
 * What reads strangers' documents. It belongs into a process of its own (`apart/`), and is loaded there; here it is for
 * those who want to know what it does with a document.
 */
export async function loadParsers() {
  const [{ parseFeed }, { parsePage }] = await Promise.all([
    import("./feed/parse-feed.ts"),
    import("./page/parse-page.ts"),
  ]);
  return { parseFeed, parsePage };
}
