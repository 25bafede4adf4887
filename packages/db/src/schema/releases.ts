import { bigint, boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { receipts } from "./receipts.ts";

/* Facts about releases. */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What was said of a release, when it was said anew: the newest row of a tag and source holds. */
export const releaseRevisions = pgTable(
  "release_revisions",
  {
    projectId: integer("project_id").notNull(),
    tag: text("tag").notNull(),
    source: text("source").notNull(),
    knownAt: instant("known_at").notNull(),
    /** GitHub's id of the release; null for a mere tag. */
    githubReleaseId: bigint("github_release_id", { mode: "number" }),
    name: text("name"),
    prerelease: boolean("prerelease").notNull(),
    taggedAt: instant("tagged_at"),
    publishedAt: instant("published_at"),
    url: text("url"),
    /** GitHub was asked for it and knew it no more. */
    deleted: boolean("deleted").notNull().default(false),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.tag, table.source, table.knownAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** How often a release's files had been downloaded at an instant, when that had changed. */
export const releaseDownloads = pgTable(
  "release_downloads",
  {
    projectId: integer("project_id").notNull(),
    githubReleaseId: bigint("github_release_id", { mode: "number" }).notNull(),
    observedAt: instant("observed_at").notNull(),
    /** By the file's name. */
    downloads: jsonb("downloads").$type<Record<string, number>>().notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.githubReleaseId, table.observedAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);
