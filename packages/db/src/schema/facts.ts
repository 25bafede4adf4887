import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { receipts } from "./receipts.ts";

/*
 * Facts about one project: append-only, and each with its receipt. Every primary key begins with the project's id and
 * every foreign key stays within it, so that the tables can be distributed by project as they are.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Totals read at an instant. An archived row was known at its `observed_at`, a fetched one at its fetch: the same.
 * Partitioned by year (migration 0007; `keepPartitionsAhead`), of which drizzle knows nothing.
 */
export const observations = pgTable(
  "observations",
  {
    projectId: integer("project_id").notNull(),
    observedAt: instant("observed_at").notNull(),
    source: text("source").notNull(),
    /** False when the source gave a date only; `observed_at` is then noon. */
    timeKnown: boolean("time_known").notNull(),
    archived: boolean("archived").notNull(),
    stars: integer("stars").notNull(),
    forks: integer("forks"),
    openIssues: integer("open_issues"),
    /** Where the source does not tell issues and pull requests apart. */
    openIssuesAndPulls: integer("open_issues_and_pulls"),
    /** People who get the repository's news; not stars. */
    watchers: integer("watchers"),
    pushedAt: instant("pushed_at"),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.observedAt, table.source] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
    // readArchiveExtent: the few that came from archives, among all
    index("observations_archived_idx")
      .on(table.observedAt)
      .where(sql`${table.archived}`),
  ],
);

/** What is counted by the day it came: stars (GitHub's history endpoint) and forks (their dates of creation). */
const SURVIVORS = ["stars", "forks"] as const;

/**
 * The revision ledger: what GitHub said of a day, when it said something new. A row says: from `fetched_at` on, this
 * many of the stars given that day (of the forks made that day) were still there.
 */
export const survivingDays = pgTable(
  "surviving_days",
  {
    projectId: integer("project_id").notNull(),
    what: text("what", { enum: SURVIVORS }).notNull().default("stars"),
    day: date("day", { mode: "string" }).notNull(),
    fetchedAt: instant("fetched_at").notNull(),
    count: integer("count").notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.what, table.day, table.fetchedAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** Which days a fetch covered: a day without a newer row was confirmed unchanged by it. */
export const historyFetches = pgTable(
  "history_fetches",
  {
    projectId: integer("project_id").notNull(),
    what: text("what", { enum: SURVIVORS }).notNull().default("stars"),
    fetchedAt: instant("fetched_at").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.what, table.fetchedAt, table.fromDay] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** What GitHub said the repository is, when it said so anew: the newest row holds. */
export const detailRevisions = pgTable(
  "detail_revisions",
  {
    projectId: integer("project_id").notNull(),
    knownAt: instant("known_at").notNull(),
    fullName: text("full_name").notNull(),
    description: text("description"),
    homepage: text("homepage"),
    license: text("license"),
    language: text("language"),
    topics: text("topics").array().notNull(),
    defaultBranch: text("default_branch"),
    archived: boolean("archived").notNull(),
    /** Null in what was recorded before these two were asked for. */
    disabled: boolean("disabled"),
    visibility: text("visibility"),
    createdAt: instant("created_at").notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.knownAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** What GitHub answered instead of the repository, when that changed; "found" when it was there again. */
export const projectNotices = pgTable(
  "project_notices",
  {
    projectId: integer("project_id").notNull(),
    knownAt: instant("known_at").notNull(),
    kind: text("kind", {
      enum: ["found", "not found", "taken down", "name taken", "deleted", "made private"],
    }).notNull(),
    /** The name that was asked for. */
    name: text("name").notNull(),
    /** Whose the name is now, by GitHub's id. */
    takenBy: bigint("taken_by", { mode: "number" }),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.knownAt, table.kind] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);
