import { generateAtomFeed } from "feedsmith";
import type { Feed, FeedEntry } from "./feed.ts";

/**
 * Feedsmith writes text with markup in it as CDATA on lines of its own: the spaces around it become part of a title or
 * an address, and a literal `&apos;` in it is taken for an escape. So the three characters are kept from it, and are
 * escaped afterwards. They are noncharacters, which no text here holds.
 */
const KEPT = new Map([
  ["&", "\ufdd0"],
  ["<", "\ufdd1"],
  [">", "\ufdd2"],
]);
const ESCAPES = new Map([
  ["\ufdd0", "&amp;"],
  ["\ufdd1", "&lt;"],
  ["\ufdd2", "&gt;"],
]);

/** A feed as Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const xml = generateAtomFeed(
    {
      xml: { lang: "en" },
      id: feed.id,
      title: toText(feed.title),
      subtitle: toText(feed.description),
      updated: new Date(feed.updatedAt),
      authors: [{ name: "Groundswell", uri: keep(`${feed.base}/`) }],
      links: [
        { rel: "self", type: "application/atom+xml", href: feed.self },
        { rel: "alternate", type: "text/html", href: feed.home },
      ],
      entries: feed.entries.map(toEntry),
    },
    { strict: true },
  );
  return xml.replace(/[\ufdd0-\ufdd2]/g, (kept) => ESCAPES.get(kept) ?? "");
}

function toEntry({ id, kind, title, text, page, original, publishedAt, updatedAt }: FeedEntry) {
  return {
    id,
    title: toText(title),
    published: new Date(publishedAt),
    updated: new Date(updatedAt),
    categories: [{ term: kind }],
    links: [
      { rel: "alternate", type: "text/html", href: page.url },
      ...(original === null ? [] : [{ rel: "related", href: original.url, title: original.title }]),
    ],
    content: toText(text),
  };
}

function toText(value: string) {
  return { type: "text", value: keep(value) };
}

function keep(text: string): string {
  return text.replace(/[&<>]/g, (character) => KEPT.get(character) ?? "");
}
