import type { InstantMs } from "@groundswell/core";
import { cleanTitle } from "../html/clean-title.ts";
import { htmlToText, TEXT_LIMITS } from "../html/html-to-text.ts";
import { toWebAddress } from "../html/web-address.ts";
import { oneLine } from "../one-line.ts";
import type { ReadPublished, ReadStory, SkippedStory } from "../types.ts";
import type { RawEntry } from "./raw-entry.ts";
import { explainDates, readDate } from "./read-date.ts";

/** A story without its hash. */
export type StoryDraft = Omit<ReadStory, "contentHash">;

export interface DraftContext {
  /** Where the feed was in the end, after redirects. */
  url: string;
  outlet: string;
  /** The address that was asked, without any secret. */
  request: string;
  now: InstantMs;
}

const MAX_NAME_CHARS = 200;
const TITLE_FROM_TEXT_CHARS = 90;

/** An entry as a story; or why it is none. */
export function toDraft(
  entry: RawEntry,
  place: string,
  { url, outlet, request, now }: DraftContext,
): StoryDraft | SkippedStory {
  const base = entry.bases.reduce((outer, inner) => URL.parse(inner, outer)?.href ?? outer, url);
  const address = entry.addresses.map((text) => toWebAddress(text, base)).find((found) => found !== null) ?? null;
  const named = cleanTitle(entry.title ?? "");
  const what = oneLine(address ?? (named === "" ? place : named), MAX_NAME_CHARS);
  if (address === null) {
    const given = entry.addresses[0];
    const why =
      given === undefined ? "it has no link" : `its link leads to no page: ${JSON.stringify(oneLine(given, 60))}`;
    return { what, why };
  }
  // Links within an article are relative to where it is read, unless the feed says otherwise.
  const contentBase = entry.contentBase ?? (entry.bases.length > 0 ? base : address);
  const { text, links } = htmlToText(entry.content, URL.parse(contentBase, base)?.href ?? address);
  const title = named === "" ? firstWords(text) : named;
  if (title === "") return { what, why: "it has neither a title nor a text" };
  const related = entry.related.map((link) => toWebAddress(link, base)).filter((link) => link !== null);
  const published = dateEntry(entry, now);
  const undatedWhy = published === null ? explainDates([...entry.published, ...entry.updated], now) : null;
  return {
    url: address,
    title,
    source: outlet,
    published,
    ...(undatedWhy === null ? {} : { undatedWhy }),
    text,
    links: [...new Set([...links, ...related])].filter((link) => link !== address).slice(0, TEXT_LIMITS.maxLinks),
    active: true,
    request,
  };
}

function firstWords(text: string): string {
  return oneLine(text.slice(0, 1_000), TITLE_FROM_TEXT_CHARS);
}

/** The first date that can be read; when only that of a change is there, it is told. */
function dateEntry({ published, updated }: RawEntry, now: InstantMs): ReadPublished | null {
  const readFirst = (texts: string[]) => texts.map((text) => readDate(text, now)).find((date) => date !== null) ?? null;
  const date = readFirst(published);
  if (date !== null) return { ...date, plusMinusDays: 0, note: null };
  const change = readFirst(updated);
  if (change === null) return null;
  return { ...change, plusMinusDays: 0, note: "the day of its last change: the feed gives none of publication" };
}
