import { detectJsonFeed, parseJsonFeed as parse } from "feedsmith";
import { absolute, present, type RawEntry } from "./raw-entry.ts";

/**
 * A JSON Feed of version 1; null when the JSON is none. Members of a wrong type count as absent.
 * @throws SyntaxError when it is no JSON
 */
export function parseJsonFeed(text: string): { title: string | null; entries: RawEntry[] } | null {
  const json: unknown = JSON.parse(text);
  if (typeof json !== "object" || json === null || Array.isArray(json) || !detectJsonFeed(json)) return null;
  const feed = parse(json);
  const entries = (feed.items ?? []).map((item): RawEntry => ({
    title: item.title ?? null,
    addresses: present(item.url, item.external_url, absolute(item.id)),
    bases: [],
    content: item.content_html ?? escapeHtml(item.content_text ?? item.summary ?? ""),
    contentBase: null,
    related: present(item.external_url),
    published: present(item.date_published),
    updated: present(item.date_modified),
  }));
  return { title: feed.title ?? null, entries };
}

/** Plain text as HTML, so that every content is read alike. */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
}
