import { generateJsonFeed } from "feedsmith";
import type { Feed, FeedEntry } from "./feed.ts";

/** A feed as JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed): string {
  const items = feed.entries.map(toItem);
  const generated = generateJsonFeed(
    {
      title: feed.title,
      home_page_url: feed.home,
      feed_url: feed.self,
      description: feed.description,
      language: "en",
      authors: [{ name: "Groundswell", url: `${feed.base}/` }],
      items,
    },
    { strict: true },
  );
  // Feedsmith leaves out an empty list; the format requires it.
  const whole = items.length === 0 ? Object.assign({}, generated, { items }) : generated;
  return `${JSON.stringify(whole, null, 2)}\n`;
}

function toItem({ id, kind, title, text, page, original, publishedAt, updatedAt }: FeedEntry) {
  return {
    id,
    url: page.url,
    ...(original === null ? {} : { external_url: original.url }),
    title,
    content_text: text,
    date_published: new Date(publishedAt),
    date_modified: new Date(updatedAt),
    tags: [kind],
  };
}
