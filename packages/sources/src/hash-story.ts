import { contentHash } from "@groundswell/core";
import type { ReadStory } from "./types.ts";

/** `sha256:…` of everything that was read of a story: what is not in it makes no version. */
export function hashStory(story: Omit<ReadStory, "contentHash" | "request">): string {
  const { url, title, source, published, text, links, active } = story;
  const date = published === null ? null : [published.day, published.at, published.plusMinusDays];
  return contentHash(JSON.stringify([url, title, source, date, text, links, active]));
}
