import { DAY_MS } from "@groundswell/core";
import { askJson } from "../asking/ask-json.ts";
import { SourceFault } from "../source-fault.ts";
import type { ReadStory, SkippedStory } from "../types.ts";
import type { SearchMemory } from "./cursor.ts";
import { hitToStory } from "./hit-to-story.ts";
import type { Search } from "./list-searches.ts";
import type { HackerNewsOptions } from "./options.ts";
import { Hit, SearchAnswer } from "./search-schemas.ts";

const HN_SEARCH = "https://hn.algolia.com";
/** Fewer points, and hardly anybody saw the post. */
const MIN_POINTS = 20;
const PAGE_SIZE = 500;
/** Posts gain points for some days: those of the last week are read again. */
const AGAIN_S = (7 * DAY_MS) / 1_000;

/** A page of what a search found. */
export interface ResultsPage {
  stories: ReadStory[];
  skipped: SkippedStory[];
  memory: SearchMemory;
}

interface PageOptions extends HackerNewsOptions {
  signal: AbortSignal;
  /** Epoch seconds. */
  nowS: number;
}

/**
 * A page of a search, newest first. The next one is asked for by time, not by number: posts that come between do not
 * move it, and the search's limit of 1,000 hits is none.
 */
export async function readResults(search: Search, memory: SearchMemory, options: PageOptions): Promise<ResultsPage> {
  const { entry, nowS } = options;
  const minPoints = entry.minPoints ?? MIN_POINTS;
  const upTo = memory.goesOnAt ?? nowS;
  const beganAt = memory.beganAt ?? nowS;
  const from = Math.max(0, memory.readAt - AGAIN_S);
  const request = addressOf(search, { base: entry.url ?? HN_SEARCH, from, upTo });
  const { hits, skipped } = await askForHits(request, options);
  const isMeant = (hit: Hit) => (hit.points ?? 0) >= minPoints && hit.created_at_i >= from && hit.created_at_i <= upTo;
  const stories = hits.filter(isMeant).map((hit) => hitToStory(hit, request));
  const oldest = hits.reduce((min, hit) => Math.min(min, hit.created_at_i), upTo);
  const hasMore = hits.length > 0 && hits.length + skipped.length >= PAGE_SIZE && oldest > from;
  const isStuck = oldest >= upTo;
  const ended: SearchMemory = { ...memory, askedAt: nowS, readAt: beganAt, goesOnAt: null, beganAt: null };
  // A whole page of one second's posts: on with the second before.
  const goesOn: SearchMemory = { ...memory, goesOnAt: isStuck ? upTo - 1 : oldest, beganAt };
  return { stories, skipped, memory: hasMore ? goesOn : ended };
}

interface Bounds {
  base: string;
  /** Epoch seconds, both included. */
  from: number;
  upTo: number;
}

function addressOf({ query, within }: Search, { base, from, upTo }: Bounds): string {
  const parameters = new URLSearchParams({
    // In quotes the words must follow one another.
    query: `"${query.replaceAll('"', " ")}"`,
    advancedSyntax: "true",
    typoTolerance: "false",
    tags: "story",
    restrictSearchableAttributes: within,
    // Not by points: whether the search can do that has changed before.
    numericFilters: `created_at_i>=${from},created_at_i<=${upTo}`,
    hitsPerPage: String(PAGE_SIZE),
  });
  return `${base.replace(/(?<!\/)\/+$/, "")}/api/v1/search_by_date?${parameters.toString()}`;
}

async function askForHits(request: string, options: PageOptions): Promise<{ hits: Hit[]; skipped: SkippedStory[] }> {
  const { fetcher, signal, firstWaitMs } = options;
  const answer = SearchAnswer.safeParse(
    await askJson(request, { fetcher, signal, ...(firstWaitMs === undefined ? {} : { firstWaitMs }) }),
  );
  if (!answer.success) {
    const remedy = "the search may have changed: look at the address in a browser";
    throw new SourceFault("malformed", "the search does not answer with hits", { url: request, remedy });
  }
  const hits: Hit[] = [];
  const skipped: SkippedStory[] = [];
  for (const hit of answer.data.hits) {
    const parsed = Hit.safeParse(hit);
    if (parsed.success) hits.push(parsed.data);
    else
      skipped.push({
        what: "a post in HN search's answer",
        why: `no post as we know it (${parsed.error.issues[0]?.path.join(".") ?? ""})`,
      });
  }
  return { hits, skipped };
}
