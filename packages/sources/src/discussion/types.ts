import type { InstantMs } from "@groundswell/core";
import type { DiscussionSource } from "@groundswell/db";
import type { PacedAsker } from "./paced-asker.ts";

/** A public post, for as long as it takes to see whom it names. Its text, its author and its id are not stored. */
export interface FoundPost {
  /** Its id at the source: found twice, it counts once. */
  id: string;
  at: InstantMs;
  title: string | null;
  /** Plain text. */
  text: string;
  links: string[];
  /**
   * The address of the thread that it stands in, which names no account, and is stored for readers where it is among the
   * day's first; null: there is no such address. On Reddit, a post is the head of its thread, by whose number that goes.
   */
  thread: string | null;
}

/** By what a project's posts are looked for. */
export interface Phrase {
  kind: "name" | "address";
  /** A name as people write it, or `owner/name`. */
  text: string;
}

/** Posts of which instants are looked for. */
export interface Span {
  from: InstantMs;
  /** Excluded. */
  to: InstantMs;
}

/** Where a search stands between two pages. */
export interface SearchPlace {
  /** The search's own: what the next page is asked for by. */
  next: string;
  /** Results so far. */
  found: number;
}

export interface PostPage {
  posts: FoundPost[];
  /** How many results could not be read. */
  unread: number;
  /** All posts from this instant on were read. */
  readTo: InstantMs;
  /** Null: there is no more, or the search does not say how to get at it. */
  place: SearchPlace | null;
}

/** A search for public posts at one place. */
export interface PostSearch {
  source: DiscussionSource;
  /** Who answers, for receipts. */
  told: string;
  sourceUrl: string;
  /**
   * A page of a phrase's posts, newest first.
   * @throws SourceFault when the answer is none
   */
  readPage(phrase: Phrase, span: Span, place: SearchPlace | null, asker: PacedAsker): Promise<PostPage>;
  /** Where a reader finds the posts of a span, where there are no threads to link to; null: nowhere. */
  linkTo(phrase: Phrase, span: Span): string | null;
}

/** Where the searches are. Fixed: no file names them, only tests put stand-ins in their place. */
export interface DiscussionHosts {
  hackernews: string;
  /** Where Reddit gives tokens, and where it answers to them. */
  redditLogin: string;
  reddit: string;
  /** Bluesky's own network with a session, and what it answers without one. */
  blueskyLogin: string;
  blueskyOpen: string;
}

export const DISCUSSION_HOSTS: DiscussionHosts = {
  hackernews: "https://hn.algolia.com",
  redditLogin: "https://www.reddit.com",
  reddit: "https://oauth.reddit.com",
  blueskyLogin: "https://bsky.social",
  blueskyOpen: "https://api.bsky.app",
};
