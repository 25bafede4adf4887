import type { Day, FoundMention, InstantMs, MentionTier } from "@groundswell/core";
import type { stories, storyMentions, storyVersions } from "../schema/index.ts";

export type StoredStory = typeof stories.$inferSelect;
export type StoredVersion = typeof storyVersions.$inferSelect;
export type MentionRow = typeof storyMentions.$inferSelect;

/** The teller that stands for the files in `stories/`. */
export const FILE_TELLER = "file";
/** Who linked what a file says. */
export const BY_HAND = "hand";

/** When a story was published, as far as it is known. */
export interface PublishedAt {
  /** UTC day. */
  day: Day;
  /** The instant, where the source gives one. */
  at: InstantMs | null;
  /** The day may be off by this many days either way. */
  plusMinusDays: number;
  /** Why it is approximate. */
  note: string | null;
}

/** A story as a place of coverage tells it. */
export interface NewStory {
  /** An `http` or `https` address. */
  url: string;
  title: string;
  /** The outlet, as readers are told. */
  source: string;
  published: PublishedAt;
  /** False: the teller takes it back. */
  active: boolean;
  /** `sha256:…` of everything that was read of it. */
  contentHash: string;
  /** The address that was asked. */
  request: string;
  /** What the linker found in it, one for each project. */
  mentions: readonly FoundMention[];
}

/** A story as its file says it. */
export interface KeptStory {
  /** The file's name without `.md`. */
  slug: string;
  title: string;
  url: string;
  source: string;
  published: Day;
  publishedAt: InstantMs | null;
  plusMinusDays: number;
  publishedNote: string | null;
  mentions: readonly { repo: string; status: "confirmed" | "rejected"; evidence: string | null }[];
}

/** A story as it stands. */
export interface StoryRow {
  /** 16 hex digits: the same story on every machine. */
  id: string;
  /** Stands in addresses of pages; it may change, and the old one leads to the story still. */
  slug: string;
  title: string;
  url: string;
  source: string;
  published: Day;
  publishedAt: InstantMs | null;
  plusMinusDays: number;
  publishedNote: string | null;
  active: boolean;
  /** There is a file for it. */
  byHand: boolean;
  versions: number;
  firstSeenAt: InstantMs;
}

/** Whom a story names, and how sure that is. */
export interface StoryMention {
  projectId: number;
  repo: string;
  name: string;
  status: MentionRow["status"];
  tier: MentionTier | null;
  score: number | null;
  /** Sure enough to enter story effects. */
  eligible: boolean;
  place: MentionRow["place"];
  evidence: string | null;
}

export interface StoryWithMentions extends StoryRow {
  /** Of watched projects, of every status: the surest first, then by name. */
  mentions: StoryMention[];
}

/** What a teller said of a story when it said something new. */
export interface StoryVersionRow {
  /** From 1 on, within the teller. */
  version: number;
  toldBy: string;
  knownAt: InstantMs;
  request: string;
  contentHash: string;
  title: string;
  published: Day;
  plusMinusDays: number;
  active: boolean;
}

/** A stored story as it is handed out. */
export function toStoryRow(stored: StoredStory): StoryRow {
  const { id, slug, title, url, source, published, plusMinusDays, publishedNote, active, byHand, versions } = stored;
  return {
    ...{ id, slug, title, url, source, published, plusMinusDays, publishedNote, active, byHand, versions },
    publishedAt: stored.publishedAt?.getTime() ?? null,
    firstSeenAt: stored.firstSeenAt.getTime(),
  };
}
