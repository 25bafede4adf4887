import { z } from "zod";
import { toWebAddress } from "../html/web-address.ts";
import { inQuotes } from "./list-phrases.ts";
import type { Bearing } from "./paced-asker.ts";
import { malformed, readEach } from "./read-each.ts";
import type { FoundPost, Phrase, PostSearch } from "./types.ts";

const PAGE_SIZE = 100;
/** The search ends its lists somewhere above so many, as if there were no more. */
const ENDS_BY_ITSELF = 200;
/** Stands in receipts for the last post of the page before. */
const UNTOLD = "[not kept]";

const Listing = z.looseObject({
  kind: z.literal("Listing"),
  data: z.looseObject({ children: z.array(z.unknown()).max(1_000), after: z.string().max(100).nullish() }),
});

const Submission = z.looseObject({
  kind: z.literal("t3"),
  data: z.looseObject({
    id: z.string().regex(/^[a-z0-9]{1,16}$/),
    title: z.string(),
    selftext: z.string().nullish().catch(null),
    url: z.string().nullish().catch(null),
    /** Epoch seconds, with a fraction. */
    created_utc: z.number().positive().max(1e11),
  }),
});

/**
 * Posts on Reddit, not their comments, which its search does not know. It has no bounds in time: pages are read until one
 * is older than what is looked for.
 * @param bearing the token and the user agent
 */
export function searchReddit(host: string, bearing: Bearing): PostSearch {
  return {
    source: "reddit",
    told: "Reddit search",
    sourceUrl: "https://www.reddit.com/dev/api#GET_search",
    linkTo: () => null,
    async readPage(phrase, span, place, asker) {
      const request = addressOf(host, phrase, place?.next ?? null);
      // The next page is asked for by a post's id, which no receipt is to keep.
      const told = addressOf(host, phrase, place === null ? null : UNTOLD);
      const answer = Listing.safeParse(await asker.ask(request, bearing, told));
      if (!answer.success) throw malformed("the search does not answer with a listing", told);
      const { children, after } = answer.data.data;
      const { read, unread } = readEach(children, Submission);
      const all = read.map(toPost);
      const posts = all.filter(({ at }) => at >= span.from && at < span.to);
      const oldest = all.reduce((min, { at }) => Math.min(min, at), Infinity);
      const found = (place?.found ?? 0) + children.length;
      // Pinned or late ones aside, the list is newest first: one that is older than the span ends it.
      const isOver = oldest < span.from || (isEnd(after, children.length) && found < ENDS_BY_ITSELF);
      if (isOver) return { posts, unread, readTo: span.from, place: null };
      const readTo = Math.min(span.to, oldest + 1);
      const isStuck = isEnd(after, children.length) || after === place?.next;
      return { posts, unread, readTo, place: isStuck ? null : { next: after ?? "", found } };
    },
  };
}

function isEnd(after: string | null | undefined, found: number): boolean {
  return after === null || after === undefined || after === "" || found === 0;
}

function addressOf(host: string, { kind, text }: Phrase, after: string | null): string {
  const parameters = new URLSearchParams({
    q: kind === "name" ? inQuotes(text) : `url:${inQuotes(`github.com/${text}`)}`,
    sort: "new",
    t: "month",
    type: "link",
    limit: String(PAGE_SIZE),
    raw_json: "1",
    ...(after === null ? {} : { after }),
  });
  return `${host}/search?${parameters.toString()}`;
}

function toPost({ data }: z.infer<typeof Submission>): FoundPost {
  const { id, title, selftext, url, created_utc: at } = data;
  const submitted = toWebAddress(url ?? "");
  return {
    id,
    at: Math.floor(at * 1_000),
    title,
    text: selftext ?? "",
    links: submitted === null ? [] : [submitted],
    // Without the forum's and the title's words: a forum may be an account's own.
    thread: `https://www.reddit.com/comments/${id}/`,
  };
}
