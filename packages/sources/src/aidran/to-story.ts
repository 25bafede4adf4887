import { dayOf, startOfDay } from "@groundswell/core";
import { judgeDate } from "../judge-date.ts";
import { htmlToText } from "../html/html-to-text.ts";
import { toWebAddress } from "../html/web-address.ts";
import { hashStory } from "../hash-story.ts";
import { cleanTitle } from "../html/clean-title.ts";
import type { ReadPublished, ReadStory } from "../types.ts";
import type { AidranStory } from "./api-schemas.ts";

export const AIDRAN_OUTLET = "AIDRAN";
const MAX_LINKS = 500;

/**
 * A story of AIDRAN's as we read it; null when it has no address.
 * @param siteUrl where its stories are read, without a slash at the end: `https://aidran.ai`
 * @param request the address that was asked
 */
export function toReadStory(story: AidranStory, siteUrl: string, request: string): ReadStory | null {
  const url = pageOf(story, siteUrl);
  const title = cleanTitle(story.headline);
  if (url === null || title === "") return null;
  const content = htmlToText(story.content ?? "");
  const synopsis = htmlToText(story.synopsis ?? "");
  const citations = (story.citations ?? []).map((c) => (typeof c === "string" ? c : (c.url ?? "")));
  const cited = citations.map((address) => toWebAddress(address)).filter((address) => address !== null);
  const links = [...content.links, ...synopsis.links, ...cited];
  const read = {
    url,
    title,
    source: AIDRAN_OUTLET,
    published: publishedOf(story),
    text: [synopsis.text, content.text].filter((text) => text !== "").join("\n\n"),
    links: [...new Set(links)].slice(0, MAX_LINKS),
    active: story.active ?? true,
  };
  return { ...read, contentHash: hashStory(read), request };
}

/**
 * When it comes out, in epoch milliseconds, when that is later than `now`; null when it is out. Where only the day of its
 * writing is given, clocks that differ a little keep nothing back.
 */
export function embargoOf({ publishAt, generatedAt }: AidranStory, now: number): number | null {
  const written = generatedAt ?? null;
  if ((publishAt ?? null) === null && written !== null) {
    return judgeDate({ day: dayOf(written), at: written }, now) === "to come" ? written : null;
  }
  const at = typeof publishAt === "string" ? startOfDay(publishAt) : (publishAt ?? null);
  return at !== null && at > now ? at : null;
}

/** The day that it says it came out; else that on which it was written, which is no later. */
function publishedOf({ publishAt, generatedAt }: AidranStory): ReadPublished | null {
  if (typeof publishAt === "string") return { day: publishAt, at: null, plusMinusDays: 0, note: null };
  const at = publishAt ?? generatedAt ?? null;
  if (at === null) return null;
  const note =
    publishAt === null || publishAt === undefined
      ? "the day on which it was written: the API gives none of publication"
      : null;
  return { day: dayOf(at), at, plusMinusDays: 0, note };
}

function pageOf({ canonicalUrl, url, slug }: AidranStory, siteUrl: string): string | null {
  const own = toWebAddress(canonicalUrl ?? "") ?? toWebAddress(url ?? "");
  return own ?? (slug === null || slug === undefined ? null : `${siteUrl}/stories/${encodeURIComponent(slug)}`);
}
