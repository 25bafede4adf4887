import type { InstantMs } from "@groundswell/core";
import { readApart } from "../apart/read-apart.ts";
import { DocumentFault } from "../document-fault.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import { hashStory } from "../hash-story.ts";
import type { ReadStory } from "../types.ts";
import type { PageOrigins } from "./parse-page.ts";

/** A story read from its page, and how much to believe of it. */
export interface ReadPage extends ReadStory {
  from: PageOrigins;
  notes: string[];
}

const HTML_TYPE = /html|xml|^text\/plain|^\s*$/i;

/**
 * Reads the page at an address as a story, for `stories add <url>`. A page without a date gives `published: null`.
 * @throws FetchFault, DocumentFault
 */
export async function readPage(
  fetcher: Fetcher,
  url: string,
  { now = Date.now, signal }: { now?: () => InstantMs; signal?: AbortSignal } = {},
): Promise<ReadPage> {
  const cancel = signal === undefined ? {} : { signal };
  const fetched = await fetcher.get(url, { accept: "text/html, application/xhtml+xml, */*;q=0.5", ...cancel });
  if (fetched.kind !== "body") throw new Error("no page was asked for with conditions");
  const { bytes, contentType, url: finalUrl } = fetched;
  if (!HTML_TYPE.test(contentType ?? "")) {
    const remedy = "add the page that links to it, or write a file in stories/ by hand";
    throw new DocumentFault("broken", `this is no page but ${(contentType ?? "").slice(0, 60)}`, {
      url: finalUrl,
      remedy,
    });
  }
  const input = { document: bytes, context: { url: finalUrl, contentType, now: now(), request: url } };
  const { story, from, notes } = await readApart("page", input, cancel);
  return { ...story, contentHash: hashStory(story), from, notes };
}
