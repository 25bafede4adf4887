import { contentHash, storyKey } from "@groundswell/core";
import type { ReadStory } from "./types.ts";

/** As they stand in a text. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/gi;

/**
 * `sha256:…` of everything that was read of a story: what is not in it makes no version. Addresses count as the pages that
 * they lead to, and any white space as one space: a tracker's number, or another line break, says nothing new.
 */
export function hashStory(story: Omit<ReadStory, "contentHash" | "request">): string {
  const { url, title, source, published, text, links, active } = story;
  const date = published === null ? null : [published.day, published.at, published.plusMinusDays];
  const words = text.replaceAll(ADDRESS, pageOf).replaceAll(/\s+/g, " ").trim();
  const pages = [...new Set(links.map(pageOf))];
  return contentHash(JSON.stringify([pageOf(url), title, source, date, words, pages, active]));
}

function pageOf(address: string): string {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? storyKey(address) : address;
}
