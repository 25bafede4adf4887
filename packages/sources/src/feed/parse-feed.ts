import type { InstantMs } from "@groundswell/core";
import { tellAddress } from "../fetch/fetch-fault.ts";
import { cleanTitle } from "../html/clean-title.ts";
import { toText } from "../html/to-text.ts";
import type { SkippedStory } from "../types.ts";
import { DocumentFault } from "../document-fault.ts";
import { findFeeds } from "./find-feeds.ts";
import { parseEntries } from "./parse-entries.ts";
import { parseFeedTitle } from "./parse-xml-feed.ts";
import { parseJsonFeed } from "./parse-json-feed.ts";
import type { RawEntry } from "./raw-entry.ts";
import { splitFeed, type SplitFeed } from "./split-feed.ts";
import { toDraft, type DraftContext, type StoryDraft } from "./to-draft.ts";

export interface FeedContext {
  /** Where it was in the end, after redirects: relative links are resolved against it. */
  url: string;
  contentType: string | null;
  now: InstantMs;
  /** The address that was asked, for provenance; default `url`. */
  request?: string;
}

export interface ParsedFeed {
  /** The feed's title, or its host. */
  outlet: string;
  stories: StoryDraft[];
  skipped: SkippedStory[];
}

/** A feed's entries before they are looked at one by one. */
interface OpenedFeed {
  title: string | null;
  entries: { entry: RawEntry; place: string }[];
  skipped: SkippedStory[];
}

/** The newest are read; who follows a feed by the hour misses none. */
const MAX_STORIES = 500;

/**
 * Reads a feed of RSS 0.9x, 1.0 or 2.0, Atom, or JSON Feed. An entry that is broken, has no link or comes twice is told in
 * `skipped` and the others are kept; at most the newest 500. Pure, but for the time that it takes.
 * @throws DocumentFault when it is no feed, or none of it can be read
 */
export function parseFeed(document: Uint8Array | string, context: FeedContext): ParsedFeed {
  const { url, contentType, now } = context;
  const text = typeof document === "string" ? document : toText(document, contentType, "xml");
  const opened = open(text.replace(/^\ufeff/, ""), url);
  const title = cleanTitle(opened.title ?? "");
  const outlet = title === "" ? new URL(url).host.replace(/^www\./, "") : title;
  const drafting = { url, outlet, request: tellAddress(context.request ?? url), now };
  return { outlet, ...draftAll(opened, drafting) };
}

function open(text: string, url: string): OpenedFeed {
  if (text.trim() === "") {
    throw new DocumentFault("empty", "the answer is empty", { url, remedy: "look at whether the feed has moved" });
  }
  if (/^\s*[[{]/.test(text.slice(0, 1_000))) return openJson(text, url);
  const split = splitFeed(text, url);
  if (split !== null) return openXml(split, url);
  if (!/<(!doctype html|html|head|body)[\s>]/i.test(text.slice(0, 100_000))) {
    const remedy = "use the address of an RSS, Atom or JSON feed";
    throw new DocumentFault("not_a_feed", "this is no feed", { url, remedy });
  }
  const feeds = findFeeds(text, url);
  const remedy =
    feeds.length === 0 ? "use the address of its feed" : `use the feed that it names: ${feeds.join(" or ")}`;
  throw new DocumentFault("html", "this is a page, not a feed", { url, remedy });
}

function openJson(text: string, url: string): OpenedFeed {
  const remedy = "use the address of an RSS, Atom or JSON feed";
  let feed: ReturnType<typeof parseJsonFeed>;
  try {
    feed = parseJsonFeed(text);
  } catch (cause) {
    throw new DocumentFault("broken", "the JSON is broken", { url, remedy: "tell whoever makes the feed", cause });
  }
  if (feed === null) throw new DocumentFault("not_a_feed", "this is JSON, but no JSON Feed", { url, remedy });
  const entries = feed.entries.map((entry, index) => ({ entry, place: `item ${index + 1}` }));
  return { title: feed.title, entries, skipped: [] };
}

function openXml(split: SplitFeed, url: string): OpenedFeed {
  const { kind, frame, entries, broken, more } = split;
  const skipped = broken.map(({ line, why }) => ({ what: `line ${line}`, why }));
  const read: OpenedFeed["entries"] = [];
  for (const [index, entry] of parseEntries(split).entries()) {
    const place = `the entry at line ${entries[index]?.line ?? "?"}`;
    if (entry === null) skipped.push({ what: place, why: "its XML is broken" });
    else read.push({ entry, place });
  }
  if (read.length === 0 && skipped.length > 0) {
    const first = skipped.map(({ what, why }) => `${what}: ${why}`)[0] ?? "";
    throw new DocumentFault("broken", `no entry can be read (${first})`, {
      url,
      remedy: "tell whoever makes the feed",
    });
  }
  if (more) skipped.push({ what: "the entries after the 10,000th", why: "no more than 10,000 are looked at" });
  return { title: readTitle(frame, kind), entries: read, skipped };
}

/** Null also where what is around the entries is broken: then they are their host's. */
function readTitle(frame: string, kind: SplitFeed["kind"]): string | null {
  try {
    return parseFeedTitle(frame, kind);
  } catch {
    return null;
  }
}

function draftAll(opened: OpenedFeed, context: DraftContext): Omit<ParsedFeed, "outlet"> {
  const skipped = [...opened.skipped];
  const drafts = new Map<string, StoryDraft>();
  for (const { entry, place } of opened.entries) {
    const draft = toDraft(entry, place, context);
    if ("why" in draft) skipped.push(draft);
    else if (drafts.has(draft.url))
      skipped.push({ what: draft.url, why: "the feed names it more than once; the first is kept" });
    else drafts.set(draft.url, draft);
  }
  const newestFirst = [...drafts.values()].toSorted((one, other) => age(one) - age(other));
  const left = newestFirst.length - MAX_STORIES;
  if (left > 0) skipped.push({ what: `${left} older entries`, why: `only the newest ${MAX_STORIES} are read` });
  return { stories: newestFirst.slice(0, MAX_STORIES), skipped };
}

/** Smaller for newer; those without a date come last, in the feed's order. */
function age({ published }: StoryDraft): number {
  if (published === null) return Number.MAX_SAFE_INTEGER;
  return -(published.at ?? Date.parse(`${published.day}T00:00:00Z`));
}
