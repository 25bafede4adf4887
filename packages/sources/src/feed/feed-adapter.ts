import type { InstantMs } from "@groundswell/core";
import { readApart } from "../apart/read-apart.ts";
import type { Fetched, Fetcher } from "../fetch/fetcher.ts";
import { hashStory } from "../hash-story.ts";
import type { SourceAdapter, SourceBatch, SourceState } from "../types.ts";

export interface FeedAdapterOptions {
  fetcher: Fetcher;
  now?: () => InstantMs;
}

const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, " +
  "text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

/** What a feed is called as a teller of stories. */
export function feedTeller({ url }: { url: string }): string {
  return `feed ${url}`;
}

/**
 * A feed as a source. It is asked with what its last answer bore, so that a feed that has not changed costs nothing;
 * a state without those, as after a change of the watchlist, has it read again whole.
 */
export function feedAdapter(entry: { url: string }, { fetcher, now = Date.now }: FeedAdapterOptions): SourceAdapter {
  return {
    id: feedTeller(entry),
    async *read(state: SourceState, signal: AbortSignal): AsyncGenerator<SourceBatch> {
      const { etag, lastModified } = state;
      const fetched = await fetcher.get(entry.url, { etag, lastModified, accept: ACCEPT, signal });
      if (fetched.kind === "body") yield await readBatch(fetched, { request: entry.url, now: now(), signal });
      else yield { stories: [], skipped: [], state: { etag, lastModified, cursor: null }, notModified: true };
    },
  };
}

type FetchedBody = Extract<Fetched, { kind: "body" }>;

async function readBatch(
  { bytes, url, contentType, etag, lastModified }: FetchedBody,
  { request, now, signal }: { request: string; now: InstantMs; signal: AbortSignal },
): Promise<SourceBatch> {
  const input = { document: bytes, context: { url, contentType, request, now } };
  const { stories, skipped } = await readApart("feed", input, { signal });
  const hashed = stories.map((story) => ({ ...story, contentHash: hashStory(story) }));
  return { stories: hashed, skipped, state: { etag, lastModified, cursor: null }, notModified: false };
}
