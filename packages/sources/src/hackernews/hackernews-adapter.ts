import { isSourceFault, type SourceFault } from "../source-fault.ts";
import type { SourceAdapter, SourceBatch } from "../types.ts";
import { readMemories, type SearchMemory } from "./cursor.ts";
import { listSearches, type Search } from "./list-searches.ts";
import type { HackerNewsEntry, HackerNewsOptions } from "./options.ts";
import { readResults, type ResultsPage } from "./read-results.ts";

/** In one run; the rest is asked in the next ones, the longest unasked first. */
const MAX_REQUESTS = 60;
/** So many questions in a row that the search refuses are not the questions' fault. */
const MAX_REFUSED = 3;

/** Which teller an entry is. */
export function hackerNewsTeller({ url }: HackerNewsEntry): string {
  return url === undefined ? "hackernews" : `hackernews ${url}`;
}

/**
 * Searches Hacker News for posts about the watched projects.
 * @see https://hn.algolia.com/api
 */
export function hackerNewsAdapter(options: HackerNewsOptions): SourceAdapter {
  return {
    id: hackerNewsTeller(options.entry),
    guesses: true,
    read: (state, signal) => readSearches(readMemories(state.cursor), options, signal),
  };
}

async function* readSearches(
  before: ReadonlyMap<string, SearchMemory>,
  options: HackerNewsOptions,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  const searches = listSearches(options.projects);
  const memories = new Map(searches.map(({ key }) => [key, before.get(key) ?? newMemory(key)]));
  const memoryOf = ({ key }: Search) => memories.get(key) ?? newMemory(key);
  let [left, refused] = [options.maxRequests ?? MAX_REQUESTS, 0];
  for (const search of searches.toSorted((a, b) => memoryOf(a).askedAt - memoryOf(b).askedAt)) {
    do {
      if (left-- <= 0) return;
      const nowS = Math.floor(options.now() / 1_000);
      const page = await readResults(search, memoryOf(search), { ...options, signal, nowS }).catch((error: unknown) => {
        signal.throwIfAborted();
        if (!isRefusal(error) || ++refused === MAX_REFUSED) throw error;
        return refusedPage(search, error, { ...memoryOf(search), askedAt: nowS });
      });
      if (page.skipped.length === 0) refused = 0;
      memories.set(search.key, page.memory);
      yield toBatch(page, [...memories.values()]);
    } while (memoryOf(search).goesOnAt !== null);
  }
}

function newMemory(key: string): SearchMemory {
  return { key, askedAt: 0, readAt: 0, goesOnAt: null, beganAt: null };
}

/** The search understands the question and won't answer it: another question may do better. */
function isRefusal(error: unknown): error is SourceFault {
  return isSourceFault(error) && error.status === 400;
}

/** Asked again when its turn comes. */
function refusedPage(search: Search, error: SourceFault, memory: SearchMemory): ResultsPage {
  const what = `the search for ${JSON.stringify(search.query)}`.slice(0, 200);
  return { stories: [], skipped: [{ what, why: error.message }], memory: { ...memory, goesOnAt: null, beganAt: null } };
}

function toBatch({ stories, skipped }: ResultsPage, cursor: SearchMemory[]): SourceBatch {
  return { stories, skipped, state: { etag: null, lastModified: null, cursor }, notModified: false };
}
