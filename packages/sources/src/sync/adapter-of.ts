import type { InstantMs } from "@groundswell/core";
import type { Coverage, Watchlist } from "@groundswell/watchlist";
import { aidranAdapter, aidranTeller } from "../aidran/aidran-adapter.ts";
import { feedAdapter, feedTeller } from "../feed/feed-adapter.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import { hackerNewsAdapter, hackerNewsTeller } from "../hackernews/hackernews-adapter.ts";
import type { SourceAdapter } from "../types.ts";

export interface AdapterContext {
  watchlist: Pick<Watchlist, "projects">;
  fetcher: Fetcher;
  env: Readonly<Record<string, string | undefined>>;
  now: () => InstantMs;
  /** First wait after a failure that is likely to pass; default 1 s. */
  firstWaitMs?: number;
}

/** Who reads an entry of the watchlist's `coverage`. */
export function adapterOf(entry: Coverage, context: AdapterContext): SourceAdapter {
  const { watchlist, fetcher, env, now, firstWaitMs } = context;
  const waits = firstWaitMs === undefined ? {} : { firstWaitMs };
  switch (entry.kind) {
    case "feed":
      return feedAdapter(entry, { fetcher, now });
    case "hackernews":
      return hackerNewsAdapter({ entry, projects: watchlist.projects, fetcher, now, ...waits });
    case "aidran":
      return aidranAdapter({ entry, fetcher, env, now, ...waits });
  }
}

/** What an entry is called as a teller of stories: `feed https://…`, `hackernews`, `aidran https://…`. */
export function tellerOf(entry: Coverage): string {
  switch (entry.kind) {
    case "feed":
      return feedTeller(entry);
    case "hackernews":
      return hackerNewsTeller(entry);
    case "aidran":
      return aidranTeller(entry);
  }
}
