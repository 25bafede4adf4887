import { feedHtml } from "./feed-html.ts";
import { TextCollector, type ReadableText } from "./text-collector.ts";

/** Of a story's HTML; a long article has a tenth of it. */
const MAX_HTML_CHARS = 2_000_000;
export const TEXT_LIMITS = { maxChars: 200_000, maxLinks: 500 };

/**
 * Plain text and links of HTML that nobody vouches for; plain text passes through. Scripts, styles and comments are
 * dropped, entities decoded once, and at most 200,000 characters and 500 links are kept of the first 2 million.
 * @param base what relative links are resolved against; without one they are left out
 */
export function htmlToText(html: string, base: string | null = null): ReadableText {
  const collector = new TextCollector(base, TEXT_LIMITS);
  const handler = {
    onopentag: (name: string, attributes: Record<string, string>) => collector.open(name, attributes),
    onclosetag: (name: string) => collector.close(name),
    ontext: (text: string) => collector.text(text),
  };
  feedHtml(html, handler, { maxChars: MAX_HTML_CHARS, enough: () => collector.full });
  return collector.read();
}
