import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
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
    /** People who get the repository's news; not stars. */
    watchers: integer("watchers"),
    pushedAt: instant("pushed_at"),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.observedAt, table.source] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
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

/** Webhook deliveries that were taken, by the hash of their signed body: the same one twice counts once. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    projectId: integer("project_id").notNull(),
    bodyHash: text("body_hash").notNull(),
    event: text("event").notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.bodyHash] })],
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

/**
 * What is fetched for a project, most useful first. The newest of a list is looked at again and again; what lies
 * behind it is a resource of its own, begun when the newest turns out not to be all.
 */
export const RESOURCES = [
  "totals",
  "releases",
  "history",
  "forks",
  "releases_depth",
  "history_depth",
  "forks_depth",
] as const;

/** The work: what is to be fetched next for a project, and who is at it. Stays on one node when distributed. */
export const pollState = pgTable(
  "poll_state",
  {
    projectId: integer("project_id").notNull(),
    resource: text("resource", { enum: RESOURCES }).notNull(),
    nextAt: instant("next_at").notNull(),
    leaseUntil: instant("lease_until"),
    attempts: integer("attempts").notNull().default(0),
    etag: text("etag"),
    cursor: jsonb("cursor"),
    lastSuccessAt: instant("last_success_at"),
    problem: text("problem"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.resource] }),
    // Claims look for what has waited longest.
    index("poll_state_claim_idx").on(table.resource, table.lastSuccessAt.asc().nullsFirst(), table.nextAt),
  ],
);
