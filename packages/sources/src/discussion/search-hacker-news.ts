import { z } from "zod";
import { htmlToText } from "../html/html-to-text.ts";
import { inQuotes } from "./list-phrases.ts";
import { malformed, readEach } from "./read-each.ts";
import type { FoundPost, Phrase, PostSearch } from "./types.ts";

const PAGE_SIZE = 500;
const Id = z.string().regex(/^[1-9]\d{0,14}$/);

/** https://hn.algolia.com/api */
const Answer = z.looseObject({ hits: z.array(z.unknown()).max(1_000), nbHits: z.number().optional().catch(undefined) });

const Comment = z.looseObject({
  objectID: Id,
  /** HTML. */
  comment_text: z.string(),
  /** The post that it is a comment on. */
  story_id: z.int().positive().nullish().catch(null),
  /** Epoch seconds. */
  created_at_i: z.int().positive(),
});

/** Comments on Hacker News, by its search. The next page is asked for by time: its limit of 1,000 hits is none. */
export function searchHackerNews(host: string): PostSearch {
  return {
    source: "hackernews",
    told: "Hacker News search",
    sourceUrl: "https://hn.algolia.com/api",
    linkTo: () => null,
    async readPage(phrase, span, place, asker) {
      const upTo = place === null ? toSeconds(span.to) - 1 : Number(place.next);
      const from = toSeconds(span.from);
      const request = addressOf(host, phrase, { from, upTo });
      const answer = Answer.safeParse(await asker.ask(request));
      if (!answer.success) throw malformed("the search does not answer with hits", request);
      const { hits, nbHits = 0 } = answer.data;
      const { read, unread } = readEach(hits, Comment);
      const meant = read.filter(({ created_at_i: at }) => at >= from && at <= upTo);
      const oldest = meant.reduce((min, { created_at_i: at }) => Math.min(min, at), upTo);
      const posts = meant.map(toPost);
      const hasMore = hits.length >= PAGE_SIZE || nbHits > hits.length;
      if (!hasMore || oldest <= from) return { posts, unread, readTo: span.from, place: null };
      // A whole page of one second, or without one that counts: how to go on is not known.
      const next = oldest === upTo ? null : { next: String(oldest), found: (place?.found ?? 0) + hits.length };
      return { posts, unread, readTo: (oldest + 1) * 1_000, place: next };
    },
  };
}

function toSeconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}

/** The signs of an address may stand in the index as HTML has them: each of its parts is a phrase of its own. */
function addressOf(host: string, { kind, text }: Phrase, { from, upTo }: { from: number; upTo: number }): string {
  const query = kind === "name" ? inQuotes(text) : ["github.com", ...text.split("/")].map(inQuotes).join(" ");
  const parameters = new URLSearchParams({
    query,
    advancedSyntax: "true",
    typoTolerance: "false",
    tags: "comment",
    restrictSearchableAttributes: "comment_text",
    numericFilters: `created_at_i>=${from},created_at_i<=${upTo}`,
    hitsPerPage: String(PAGE_SIZE),
  });
  return `${host}/api/v1/search_by_date?${parameters.toString()}`;
}

function toPost(comment: z.infer<typeof Comment>): FoundPost {
  const { objectID, comment_text: html, story_id: story, created_at_i: at } = comment;
  const { text, links } = htmlToText(html);
  const thread = typeof story === "number" ? `https://news.ycombinator.com/item?id=${story}` : null;
  return { id: objectID, at: at * 1_000, title: null, text, links, thread };
}
