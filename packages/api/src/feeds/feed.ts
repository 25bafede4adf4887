import type { InstantMs } from "@groundswell/core";
import type { FeedKind } from "./kinds.ts";

/** Something that has an address. */
export interface FeedLink {
  url: string;
  /** What a reader finds there, on one line. */
  title: string;
}

/** One entry, whichever format it is written in. Texts are plain and can be written in XML: `toLine` has seen to it. */
export interface FeedEntry {
  /** A URN that is this entry's for good. */
  id: string;
  kind: FeedKind;
  /** On one line, never empty. */
  title: string;
  /** Lines. */
  text: string;
  /** Our page of it. */
  page: FeedLink;
  /** The thing itself: a release on GitHub, a story where it was published. */
  original: FeedLink | null;
  publishedAt: InstantMs;
  /** When the fact was last known to change. */
  updatedAt: InstantMs;
}

export interface Feed {
  id: string;
  title: string;
  description: string;
  /** Where this feed is, absolute. */
  self: string;
  /** The page that shows what the feed tells of, absolute. */
  home: string;
  /** Our own address, without a trailing slash. */
  base: string;
  /** The newest of its entries; of an empty feed, the newest fact that is known. */
  updatedAt: InstantMs;
  /** Newest first. */
  entries: readonly FeedEntry[];
}
