import {
  bigint,
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

/*
 * Facts about one project: append-only, and each with its receipt. Every primary key begins with the project's id and
 * every foreign key stays within it, so that the tables can be distributed by project as they are.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Where a fact came from. The key is derived from the content, so a fetch recorded twice is one receipt. */
export const receipts = pgTable(
  "receipts",
  {
    projectId: integer("project_id").notNull(),
    key: text("key").notNull(),
    source: text("source").notNull(),
    sourceUrl: text("source_url"),
    request: text("request").notNull(),
    fetchedAt: instant("fetched_at").notNull(),
    status: integer("status"),
    contentHash: text("content_hash").notNull(),
    method: text("method").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.key] })],
);

/** Totals read at an instant. An archived row was known at its `observed_at`, a fetched one at its fetch: the same. */
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
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.observedAt, table.source] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/**
 * What GitHub's history endpoint said of a day, when it said something new. A row says: from `fetched_at` on, this
 * many of the stars given that day were still there.
 */
export const survivingDays = pgTable(
  "surviving_days",
  {
    projectId: integer("project_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    fetchedAt: instant("fetched_at").notNull(),
    stars: integer("stars").notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.day, table.fetchedAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** Which days a fetch of the history covered: a day without a newer row was confirmed unchanged by it. */
export const historyFetches = pgTable(
  "history_fetches",
  {
    projectId: integer("project_id").notNull(),
    fetchedAt: instant("fetched_at").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.fetchedAt, table.fromDay] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

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
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.tag, table.source, table.knownAt] }),
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
    createdAt: instant("created_at").notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.knownAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** A story names a project: decided by hand. */
export const storyMentions = pgTable(
  "story_mentions",
  {
    projectId: integer("project_id").notNull(),
    storyId: text("story_id").notNull(),
    status: text("status", { enum: ["confirmed", "rejected"] }).notNull(),
    evidence: text("evidence"),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.storyId] })],
);

/** The work: what is to be fetched next for a project, and who is at it. Stays on one node when distributed. */
export const pollState = pgTable(
  "poll_state",
  {
    projectId: integer("project_id").notNull(),
    resource: text("resource", { enum: ["totals", "releases", "history"] }).notNull(),
    nextAt: instant("next_at").notNull(),
    leaseUntil: instant("lease_until"),
    attempts: integer("attempts").notNull().default(0),
    etag: text("etag"),
    cursor: jsonb("cursor"),
    lastSuccessAt: instant("last_success_at"),
    problem: text("problem"),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.resource] })],
);
