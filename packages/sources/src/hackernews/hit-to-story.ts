import { dayOf } from "@groundswell/core";
import { hashStory } from "../hash-story.ts";
import { htmlToText } from "../html/html-to-text.ts";
import { toWebAddress } from "../html/web-address.ts";
import { cleanTitle } from "../html/clean-title.ts";
import type { ReadStory } from "../types.ts";
import type { Hit } from "./search-schemas.ts";

/**
 * A post as a story: the discussion is what is read there, and it links to what was submitted. Points are not in it: they
 * change by the minute and say nothing about whom it names.
 * @param request the address that was asked
 */
export function hitToStory(hit: Hit, request: string): ReadStory {
  const { text, links } = htmlToText(hit.story_text ?? "");
  const submitted = toWebAddress(hit.url ?? "");
  const at = hit.created_at_i * 1_000;
  const read = {
    url: `https://news.ycombinator.com/item?id=${hit.objectID}`,
    title: cleanTitle(hit.title),
    source: "Hacker News",
    published: { day: dayOf(at), at, plusMinusDays: 0, note: null },
    text,
    links: submitted === null ? links : [...new Set([submitted, ...links])],
    active: true,
  };
  return { ...read, contentHash: hashStory(read), request };
}
