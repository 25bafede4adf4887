import { date, foreignKey, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { receipts } from "./receipts.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Where public posts are counted. */
export const DISCUSSION_SOURCES = ["hackernews", "reddit", "bluesky"] as const;

/**
 * A thread in which a project was named, or the search that finds the posts: never an account. A thread goes by the number of
 * the post at its head, which on Reddit is the one that was counted.
 */
export interface DiscussionLink {
  url: string;
  /** Of the day's first counted post in it, epoch milliseconds; null: the link is a search. */
  at: number | null;
  /** Counted posts of the day in it. */
  posts: number;
}

/**
 * How many public posts named a project on a UTC day that was over, a row when something else was counted than before; the
 * newest row holds. No row: nobody was asked of that day. Posts and their authors are never stored, nor any post's id but in
 * the address of its thread.
 */
export const discussionDays = pgTable(
  "discussion_days",
  {
    projectId: integer("project_id").notNull(),
    source: text("source", { enum: DISCUSSION_SOURCES }).notNull(),
    day: date("day", { mode: "string" }).notNull(),
    fetchedAt: instant("fetched_at").notNull(),
    /** Posts that name the project for certain by the rules of mentions. */
    sure: integer("sure").notNull(),
    /** Posts that may name it: what of stories goes to the list of reviews. */
    unsure: integer("unsure").notNull(),
    /** `cut off`: the search had more than was read, so there were at least so many. */
    coverage: text("coverage", { enum: ["complete", "cut off"] }).notNull(),
    links: jsonb("links").$type<DiscussionLink[]>().notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.source, table.day, table.fetchedAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);
