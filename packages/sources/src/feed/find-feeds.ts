import { feedHtml } from "../html/feed-html.ts";
import { toWebAddress } from "../html/web-address.ts";

const FEED_TYPES = /^application\/(rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)/i;
const MAX_FEEDS = 3;

/** The feeds that a page of HTML names as its own, at most three. */
export function findFeeds(html: string, url: string): string[] {
  const found = new Set<string>();
  const handler = {
    onopentag: (name: string, { rel = "", type = "", href = "" }: Record<string, string>) => {
      if (name !== "link" || !/(^|\s)alternate(\s|$)/i.test(rel) || !FEED_TYPES.test(type)) return;
      const address = toWebAddress(href, url);
      if (address !== null) found.add(address);
    },
  };
  feedHtml(html, handler, { maxChars: 500_000, enough: () => found.size >= MAX_FEEDS });
  return [...found].slice(0, MAX_FEEDS);
}
