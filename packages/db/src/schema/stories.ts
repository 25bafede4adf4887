import type { MentionTier } from "@groundswell/core";
import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

/* Stories and what they name. A story's text is never stored. All but `story_mentions` are reference tables when
   distributed; what is said of sources and of deliveries stays on one node. */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A mention as a version of a story says it; `status` is set where somebody decided. */
export interface StoredMention {
  projectId: number;
  status: "confirmed" | "rejected" | "linked" | "review";
  tier: MentionTier | null;
  score: number | null;
  eligible: boolean;
  place: "title" | "text" | "link" | null;
  evidence: string | null;
}

/** A story as it stands: its file's word where there is a file, else that of the source which told of it first. */
export const stories = pgTable(
  "stories",
  {
    /** Hash of `urlKey`: the same story on every machine. */
    id: text("id").primaryKey(),
    /** The address, normalised: one story however it is linked to. */
    urlKey: text("url_key").notNull(),
    /** Stands in addresses of pages. */
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    url: text("url").notNull(),
    /** The outlet, as readers are told. */
    source: text("source").notNull(),
    /** UTC day. */
    published: date("published", { mode: "string" }).notNull(),
    /** The instant, where the source gives one. */
    publishedAt: instant("published_at"),
    plusMinusDays: integer("plus_minus_days").notNull(),
    publishedNote: text("published_note"),
    /** False: every source that told of it has taken it back, or its file is gone. Hidden, never deleted. */
    active: boolean("active").notNull(),
    /** There is a file for it. */
    byHand: boolean("by_hand").notNull(),
    /** Stands in lists for everybody: active, and kept by hand or naming some project for certain. */
    listed: boolean("listed").notNull(),
    /** How many versions were seen, of all tellers. */
    versions: integer("versions").notNull(),
    firstSeenAt: instant("first_seen_at").notNull(),
  },
  (table) => [
    // recordStory: a story's address to the story
    uniqueIndex("stories_url_key_key").on(table.urlKey),
    uniqueIndex("stories_slug_key").on(table.slug),
    // listStories: newest first, of all and of one outlet; read backwards, by published desc, id desc
    index("stories_published_idx")
      .on(table.published, table.id)
      .where(sql`${table.listed}`),
    index("stories_source_idx")
      .on(table.source, table.published, table.id)
      .where(sql`${table.listed}`),
  ],
);

/** Every slug that a story bears or bore: addresses of pages do not break. The newest story that takes a slug has it. */
export const storySlugs = pgTable("story_slugs", {
  slug: text("slug").primaryKey(),
  storyId: text("story_id").notNull(),
});

/**
 * What a teller said of a story, a row when it says something new; the newest row of each teller holds. Each is its own
 * receipt: where it was asked for, when, and the hash of what was read.
 */
export const storyVersions = pgTable(
  "story_versions",
  {
    storyId: text("story_id").notNull(),
    /** `file`, or the coverage entry: `feed https://…`, `hackernews`, `aidran https://…`, `webhook aidran`. */
    toldBy: text("told_by").notNull(),
    /** From 1 on, within the teller. */
    version: integer("version").notNull(),
    knownAt: instant("known_at").notNull(),
    /** The address that was asked, or the file's path. */
    request: text("request").notNull(),
    /** `sha256:…` of everything that was read of the story, its text included. */
    contentHash: text("content_hash").notNull(),
    title: text("title").notNull(),
    url: text("url").notNull(),
    source: text("source").notNull(),
    published: date("published", { mode: "string" }).notNull(),
    publishedAt: instant("published_at"),
    plusMinusDays: integer("plus_minus_days").notNull(),
    publishedNote: text("published_note"),
    active: boolean("active").notNull(),
    /** What the linker read in this version, or what was decided by hand. */
    mentions: jsonb("mentions").$type<StoredMention[]>().notNull(),
    /** Fingerprint of the names that the linker looked for; `hand` for a file. */
    linkedBy: text("linked_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.storyId, table.toldBy, table.version] })],
);

/** Whom a story names: put together of its tellers' newest versions. A decision by hand holds against any machine's. */
export const storyMentions = pgTable(
  "story_mentions",
  {
    projectId: integer("project_id").notNull(),
    storyId: text("story_id").notNull(),
    /** The story's day: what lists of a project are ordered by. */
    published: date("published", { mode: "string" }).notNull(),
    status: text("status", { enum: ["confirmed", "rejected", "linked", "review"] }).notNull(),
    tier: text("tier").$type<MentionTier>(),
    score: doublePrecision("score"),
    /** Enters story effects: confirmed, or sure enough without anybody's word. */
    eligible: boolean("eligible").notNull(),
    place: text("place", { enum: ["title", "text", "link"] }),
    evidence: text("evidence"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.storyId] }),
    // listStories, gatherView: a project's newest, read backwards, by published desc, story_id desc
    index("story_mentions_certain_idx")
      .on(table.projectId, table.published, table.storyId)
      .where(sql`${table.status} in ('confirmed', 'linked')`),
    // withMentions: all of a story
    index("story_mentions_story_idx").on(table.storyId),
    // listReviews: what waits for somebody's word, newest first
    index("story_mentions_review_idx")
      .on(table.published, table.storyId, table.projectId)
      .where(sql`${table.status} = 'review'`),
  ],
);

/** What a place of coverage last said: how the next request to it is made. Stays on one node. */
export const coverageSources = pgTable("coverage_sources", {
  /** As `told_by` has it. */
  id: text("id").primaryKey(),
  nextAt: instant("next_at").notNull(),
  leaseUntil: instant("lease_until"),
  etag: text("etag"),
  lastModified: text("last_modified"),
  /** Adapter's own: the newest seen. */
  cursor: jsonb("cursor"),
  /** Linker's fingerprint at the last whole reading: with another one everything is asked for anew. */
  linkedBy: text("linked_by"),
  lastAskedAt: instant("last_asked_at"),
  lastSuccessAt: instant("last_success_at"),
  failures: integer("failures").notNull().default(0),
  problem: text("problem"),
});

/** Deliveries of the AIDRAN webhook that were taken, by idempotency key: the same one twice counts once. 90 days. */
export const storyDeliveries = pgTable("story_deliveries", {
  key: text("key").primaryKey(),
  receivedAt: instant("received_at").notNull(),
});
