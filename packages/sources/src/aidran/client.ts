import { z } from "zod";
import { askJson } from "../asking/ask-json.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import { AidranStory, StoryList } from "./api-schemas.ts";

/** As many as one page of the list may hold. */
const PAGE_SIZE = 50;

export interface AidranClientOptions {
  /** The coverage entry's: `{url}/v1/stories`. */
  url: string;
  /** The environment variable that holds the key, for words. */
  keyEnv: string;
  key: string;
  fetcher: Fetcher;
  /** First wait after a failure that is likely to pass; default 1 s. */
  firstWaitMs?: number;
}

/** A page of the list. */
export interface ListPage {
  request: string;
  items: unknown[];
  nextCursor: string | null;
}

/** AIDRAN's delivery API. */
export interface AidranClient {
  /** @param cursor the page; null: the first */
  list(cursor: string | null, signal: AbortSignal): Promise<ListPage>;
  /** The story, and the address that was asked. @throws SourceFault with code `malformed` when it is none */
  story(id: string, signal: AbortSignal): Promise<{ story: AidranStory; request: string }>;
}

export function createAidranClient(options: AidranClientOptions): AidranClient {
  const base = options.url.replace(/(?<!\/)\/+$/, "");
  const ask = async (url: string, signal: AbortSignal) => {
    const { fetcher, key, firstWaitMs } = options;
    const headers = { authorization: `Bearer ${key}` };
    const asked = { fetcher, headers, signal, ...(firstWaitMs === undefined ? {} : { firstWaitMs }) };
    return askJson(url, asked).catch((error: unknown) => {
      throw isSourceFault(error) ? explain(error, options, url) : error;
    });
  };
  return {
    async list(cursor, signal) {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor === null ? {} : { cursor }) });
      const request = `${base}/v1/stories?${query.toString()}`;
      const answer = StoryList.safeParse(await ask(request, signal));
      if (!answer.success) throw malformed("the list of stories is not {items, nextCursor}", request);
      return { request, items: answer.data.items, nextCursor: answer.data.nextCursor ?? null };
    },
    async story(id, signal) {
      const request = `${base}/v1/stories/${encodeURIComponent(id)}`;
      const answer = AidranStory.safeParse(await ask(request, signal));
      if (!answer.success) throw malformed(`no story as we know it (${describePlaces(answer.error)})`, request);
      return { story: answer.data, request };
    },
  };
}

/** Where a document is not as it should be: `headline, publishAt`. */
export function describePlaces({ issues }: z.ZodError): string {
  const places = issues.map(({ path }) => path.slice(0, 3).join(".").slice(0, 60)).filter((place) => place !== "");
  return places.length === 0 ? "not an object" : [...new Set(places)].slice(0, 5).join(", ");
}

function malformed(message: string, url: string): SourceFault {
  return new SourceFault("malformed", message, { url, remedy: "tell whoever runs the API" });
}

/** What a status means here. */
function explain(fault: SourceFault, { keyEnv }: AidranClientOptions, url: string): SourceFault {
  const { status, cause } = fault;
  if (status === 401 || status === 403) {
    const remedy = `set ${keyEnv} to a key that is in force`;
    return new SourceFault("key_refused", `the API refuses the key in ${keyEnv} (${status})`, {
      status,
      url,
      remedy,
      cause,
    });
  }
  if (status === 404) {
    const remedy = "look at `url` in the watchlist: /v1/stories is asked for below it";
    return new SourceFault("not_found", "the API has nothing at this address (404)", { status, url, remedy, cause });
  }
  return fault;
}
