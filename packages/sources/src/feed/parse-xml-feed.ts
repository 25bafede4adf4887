import { parseAtomFeed, parseRdfFeed, parseRssFeed } from "feedsmith";
import { absolute, present, type RawEntry } from "./raw-entry.ts";
import type { XmlFeedKind } from "./split-feed.ts";

/**
 * The title of a feed without its entries; null when it has none.
 * @throws what feedsmith throws when it is broken
 */
export function parseFeedTitle(xml: string, kind: XmlFeedKind): string | null {
  if (kind === "rss") return parseRssFeed(xml).title ?? null;
  if (kind === "rdf") return parseRdfFeed(xml).title ?? null;
  return parseAtomFeed(xml).title?.value ?? null;
}

/** An entry with the mark that was put on it (`xml:id`). */
export interface MarkedEntry {
  mark: string | undefined;
  entry: RawEntry;
}

/**
 * The entries of a feed.
 * @throws what feedsmith throws when it is broken
 */
export function parseXmlFeed(xml: string, kind: XmlFeedKind): MarkedEntry[] {
  if (kind === "rss") return parseRss(xml);
  return kind === "rdf" ? parseRdf(xml) : parseAtom(xml);
}

function parseRss(xml: string): MarkedEntry[] {
  const feed = parseRssFeed(xml);
  return (feed.items ?? []).map((item) => {
    const { guid, content, description, dc, dcterms, atom, media } = item;
    const permalink = guid?.isPermaLink === false ? undefined : guid?.value;
    const described = media?.description?.value ?? media?.groups?.[0]?.description?.value;
    const links = atom?.links ?? [];
    const created = [...(dcterms?.issued ?? []), ...(dcterms?.created ?? []), ...(dc?.dates ?? [])];
    const entry = {
      title: item.title ?? dc?.titles?.[0] ?? media?.title?.value ?? null,
      addresses: present(item.link, ...alternates(links), absolute(permalink)),
      bases: present(feed.xml?.base, item.xml?.base),
      content: content?.encoded ?? atom?.content?.value ?? description ?? dc?.descriptions?.[0] ?? described ?? "",
      contentBase: null,
      related: about(links),
      published: present(item.pubDate, atom?.published, ...created),
      updated: present(atom?.updated, ...(dcterms?.modified ?? [])),
    };
    return { mark: item.xml?.id, entry };
  });
}

function parseRdf(xml: string): MarkedEntry[] {
  const feed = parseRdfFeed(xml);
  return (feed.items ?? []).map((item) => {
    const { dc, dcterms } = item;
    const entry = {
      title: item.title ?? dc?.titles?.[0] ?? null,
      addresses: present(item.link, absolute(item.rdf?.about)),
      bases: present(feed.xml?.base, item.xml?.base),
      content: item.content?.encoded ?? item.description ?? dc?.descriptions?.[0] ?? "",
      contentBase: null,
      related: [],
      published: present(...(dcterms?.issued ?? []), ...(dc?.dates ?? []), ...(dcterms?.created ?? [])),
      updated: present(...(dcterms?.modified ?? [])),
    };
    return { mark: item.xml?.id, entry };
  });
}

function parseAtom(xml: string): MarkedEntry[] {
  const feed = parseAtomFeed(xml);
  return (feed.entries ?? []).map((item) => {
    const { content, summary, links = [], media, dc, dcterms } = item;
    const described = media?.description?.value ?? media?.groups?.[0]?.description?.value;
    const body = content?.value === undefined ? summary : content;
    const entry = {
      title: item.title?.value ?? media?.title?.value ?? null,
      addresses: present(...alternates(links), content?.src, absolute(item.id)),
      bases: present(feed.xml?.base, item.xml?.base),
      content: body?.value ?? described ?? "",
      contentBase: body?.xml?.base ?? null,
      related: about(links),
      published: present(item.published, ...(dcterms?.issued ?? []), ...(dc?.dates ?? [])),
      updated: present(item.updated),
    };
    return { mark: item.xml?.id, entry };
  });
}

/** What an entry is about, as its links say. */
function about(links: readonly Link[]): string[] {
  return links.filter(({ rel }) => rel === "related" || rel === "via").flatMap(({ href }) => present(href));
}

interface Link {
  href?: string;
  rel?: string;
  type?: string;
}

/** Where a reader is sent: links for it, those to HTML first. */
function alternates(links: readonly Link[]): string[] {
  const shown = links.filter(({ rel }) => rel === undefined || rel === "alternate");
  const isHtml = ({ type }: Link) => type === undefined || type.includes("html");
  return [...shown.filter(isHtml), ...shown.filter((link) => !isHtml(link))].flatMap(({ href }) => present(href));
}
