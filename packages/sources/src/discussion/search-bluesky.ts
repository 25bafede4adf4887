import { z } from "zod";
import { toWebAddress } from "../html/web-address.ts";
import { inQuotes } from "./list-phrases.ts";
import type { Bearing } from "./paced-asker.ts";
import { malformed, readEach } from "./read-each.ts";
import type { FoundPost, Phrase, PostSearch, Span } from "./types.ts";

const PAGE_SIZE = 100;
const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** https://docs.bsky.app/docs/api/app-bsky-feed-search-posts */
const Answer = z.looseObject({ posts: z.array(z.unknown()).max(1_000), cursor: z.unknown().optional() });

const External = z.looseObject({ uri: z.string(), title: z.string().catch(""), description: z.string().catch("") });
const Post = z.looseObject({
  uri: z.string().regex(/^at:\/\/\S{1,500}$/),
  /** When the network saw it; what the post says of itself may be anything. */
  indexedAt: Instant,
  record: z.looseObject({
    text: z.string(),
    createdAt: Instant.nullish().catch(null),
    facets: z
      .array(z.looseObject({ features: z.array(z.looseObject({ uri: z.string().optional() })).catch([]) }))
      .nullish()
      .catch(null),
    embed: z
      .looseObject({ external: External.nullish().catch(null) })
      .nullish()
      .catch(null),
  }),
});
type Post = z.infer<typeof Post>;

/**
 * Posts on Bluesky, by its search. The next page is asked for by time: its cursors are refused to those without a session.
 * @param bearing what proves the session; empty without one
 */
export function searchBluesky(host: string, bearing: Bearing): PostSearch {
  return {
    source: "bluesky",
    told: "Bluesky search",
    sourceUrl: "https://docs.bsky.app/docs/api/app-bsky-feed-search-posts",
    linkTo: linkToSearch,
    async readPage(phrase, span, place, asker) {
      const until = place === null ? span.to : Number(place.next);
      const request = addressOf(host, phrase, { from: span.from, to: until });
      const answer = Answer.safeParse(await asker.ask(request, bearing));
      if (!answer.success) throw malformed("the search does not answer with posts", request);
      const { posts: results, cursor } = answer.data;
      const { read, unread } = readEach(results, Post);
      const posts = read.map(toPost).filter(({ at }) => at >= span.from && at < until);
      const oldest = posts.reduce((min, { at }) => Math.min(min, at), until);
      // Others of the oldest instant are asked for again, as `until` is excluded; what it gives alone ends the search.
      const [isFull, isAlone] = [results.length >= PAGE_SIZE, oldest + 1 >= until];
      const hasMore = isFull || (results.length > 0 && typeof cursor === "string" && !isAlone);
      if (!hasMore || oldest <= span.from) return { posts, unread, readTo: span.from, place: null };
      const next = { next: String(oldest + 1), found: (place?.found ?? 0) + results.length };
      // A whole page of one instant, or without one that counts: how to go on is not known.
      return { posts, unread, readTo: Math.min(until, oldest + 1), place: isAlone ? null : next };
    },
  };
}

function addressOf(host: string, phrase: Phrase, { from, to }: Span): string {
  const parameters = new URLSearchParams({
    q: wordsOf(phrase),
    sort: "latest",
    since: new Date(from).toISOString(),
    until: new Date(to).toISOString(),
    limit: String(PAGE_SIZE),
  });
  return `${host}/xrpc/app.bsky.feed.searchPosts?${parameters.toString()}`;
}

function wordsOf({ kind, text }: Phrase): string {
  return inQuotes(kind === "name" ? text : `github.com/${text}`);
}

/** A post's own address names its account: readers get the search instead. */
function linkToSearch(phrase: Phrase, { from, to }: Span): string {
  const days = `since:${new Date(from).toISOString()} until:${new Date(to).toISOString()}`;
  return `https://bsky.app/search?${new URLSearchParams({ q: `${wordsOf(phrase)} ${days}` }).toString()}`;
}

function toPost({ uri, indexedAt, record }: Post): FoundPost {
  const { text, createdAt, facets, embed } = record;
  const external = embed?.external ?? null;
  const addresses = [
    ...(facets ?? []).flatMap(({ features }) => features.map((feature) => feature.uri ?? "")),
    ...(external === null ? [] : [external.uri]),
  ];
  const links = addresses.map((address) => toWebAddress(address)).filter((address) => address !== null);
  return {
    id: uri,
    // As the search sorts them: a date before its arrival is the post's own, a later one is made up.
    at: Math.min(createdAt ?? indexedAt, indexedAt),
    title: null,
    text: external === null ? text : `${text}\n${external.title}\n${external.description}`,
    links: links.slice(0, 50),
    thread: null,
  };
}
