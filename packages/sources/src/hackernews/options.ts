import type { InstantMs } from "@groundswell/core";
import type { WatchedProject } from "@groundswell/watchlist";
import type { Fetcher } from "../fetch/fetcher.ts";

/** A coverage entry of kind `hackernews`. */
export interface HackerNewsEntry {
  /** Another search server; default HN's own. */
  url?: string | undefined;
  /** Posts with fewer points are left out; default 20. */
  minPoints?: number | undefined;
}

export interface HackerNewsOptions {
  entry: HackerNewsEntry;
  projects: readonly Pick<WatchedProject, "repo" | "name" | "formerly">[];
  fetcher: Fetcher;
  now: () => InstantMs;
  /** Requests that one run may make; default 60. */
  maxRequests?: number;
  /** First wait after a failure that is likely to pass; default 1 s. */
  firstWaitMs?: number;
}
