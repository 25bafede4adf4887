import type { InstantMs } from "@groundswell/core";
import { DocumentFault } from "../document-fault.ts";
import { explainDates, readDate } from "../feed/read-date.ts";
import type { StoryDraft } from "../feed/to-draft.ts";
import { tellAddress } from "../fetch/fetch-fault.ts";
import { cleanTitle } from "../html/clean-title.ts";
import { toText } from "../html/to-text.ts";
import { toWebAddress } from "../html/web-address.ts";
import { collectPage } from "./collect-page.ts";
import type { PageFact, PageFacts } from "./page-facts.ts";
import { readJsonLd } from "./read-json-ld.ts";

export interface PageContext {
  /** Where it was in the end, after redirects. */
  url: string;
  contentType: string | null;
  now: InstantMs;
  /** The address that was asked. */
  request: string;
}

/** Where each part of a page's story was found: `JSON-LD`, `<meta og:title>`, `<time>`, `the address`, `nowhere`. */
export interface PageOrigins {
  url: string;
  title: string;
  source: string;
  published: string;
}

export interface ParsedPage {
  story: StoryDraft;
  from: PageOrigins;
  /** What whoever adds it should know, such as a canonical address on another site. */
  notes: string[];
}

/**
 * The story that a page is. @throws DocumentFault `empty`, or `broken` where it has no title of any kind
 */
export function parsePage(document: Uint8Array | string, { url, contentType, now, request }: PageContext): ParsedPage {
  const html = typeof document === "string" ? document : toText(document, contentType, "html");
  const options = { url, remedy: "write a file in stories/ by hand" };
  if (html.trim() === "") throw new DocumentFault("empty", "the page is empty", options);
  const { jsonLd, facts, readable } = collectPage(html, url);
  const all = mergeFacts(readJsonLd(jsonLd), facts);
  const title = firstOf(all.titles, (value) => cleanTitle(value) || null);
  if (title === null) throw new DocumentFault("broken", "the page has no title", options);
  const date = firstOf(all.dates, (value) => readDate(value, now));
  const outlet = firstOf(all.outlets, (value) => cleanTitle(value) || null);
  const { address, notes } = chooseAddress(all.addresses, url);
  const published = date === null ? null : { ...date.value, plusMinusDays: 0, note: null };
  const undatedWhy =
    date === null
      ? explainDates(
          all.dates.map(({ value }) => value),
          now,
        )
      : null;
  const story = {
    url: address.value,
    title: title.value,
    source: outlet?.value ?? new URL(address.value).host.replace(/^www\./, ""),
    published,
    ...(undatedWhy === null ? {} : { undatedWhy }),
    text: readable.text,
    links: readable.links,
    active: true,
    request: tellAddress(request),
  };
  const from = {
    url: address.from,
    title: title.from,
    source: outlet?.from ?? "the address",
    published: date?.from ?? "nowhere",
  };
  return { story, from, notes };
}

/** The first that can be read. */
function firstOf<T>(facts: readonly PageFact[], read: (value: string) => T | null): { value: T; from: string } | null {
  for (const { value, from } of facts) {
    const found = read(value);
    if (found !== null) return { value: found, from };
  }
  return null;
}

function mergeFacts(first: PageFacts, second: PageFacts): PageFacts {
  return {
    titles: [...first.titles, ...second.titles],
    dates: [...first.dates, ...second.dates],
    outlets: [...first.outlets, ...second.outlets],
    // A page's <link> is meant for just this; JSON-LD's address is often the site's.
    addresses: [...second.addresses, ...first.addresses],
  };
}

/** The address that a page gives as its own, when it is on the same site; one on another site is told, not believed. */
function chooseAddress(facts: readonly PageFact[], url: string): { address: PageFact; notes: string[] } {
  const own = { value: toWebAddress(url) ?? url, from: "the address" };
  for (const { value, from } of facts) {
    const address = toWebAddress(value, url);
    if (address === null) continue;
    if (isSameSite(address, url)) {
      // A home page as canonical address is a common mistake.
      if (new URL(address).pathname === "/" && new URL(url).pathname !== "/") continue;
      return { address: { value: address, from }, notes: [] };
    }
    const note = `the page says (${from}) that its own address is ${address}, which is another site's: the address that was asked is kept`;
    return { address: own, notes: [note] };
  }
  return { address: own, notes: [] };
}

function isSameSite(one: string, other: string): boolean {
  const site = (url: string) => new URL(url).hostname.replace(/^(www|m|mobile|amp)\./, "");
  const [first, second] = [site(one), site(other)];
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`);
}
