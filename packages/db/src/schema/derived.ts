import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { ProjectView } from "../derived/project-view.ts";

/*
 * Caches: derived from the facts, rebuilt from them at any time (`rebuildDerived`), never a source of anything.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A UTC day's totals: its last observation, and its first one for interpolating to midnight, where that is another. The
 * order of the columns is that in which they take least.
 */
export const dailyTotals = pgTable(
  "daily_totals",
  {
    projectId: integer("project_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    stars: integer("stars").notNull(),
    forks: integer("forks"),
    openIssues: integer("open_issues"),
    /** Where it comes from: one of the project's `total_sources`, so that a series needs no receipts. */
    source: smallint("source").notNull(),
    timeKnown: boolean("time_known").notNull(),
    archived: boolean("archived").notNull(),
    observedAt: instant("observed_at").notNull(),
    receiptKey: text("receipt_key").notNull(),
    /** The first observation, where that is another than the last; else null, and so is what it said. */
    firstAt: instant("first_at"),
    firstStars: integer("first_stars"),
    firstForks: integer("first_forks"),
    firstArchived: boolean("first_archived"),
    firstReceiptKey: text("first_receipt_key"),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.day] })],
);

/** Where a project's totals come from, of its receipts: numbered as they came, so that each day says it in two bytes. */
export const totalSources = pgTable(
  "total_sources",
  {
    projectId: integer("project_id").notNull(),
    number: smallint("number").notNull(),
    source: text("source").notNull(),
    sourceUrl: text("source_url"),
    method: text("method").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.number] })],
);

/** One row a project: all that a leaderboard shows, and what it is ordered by. */
export const standings = pgTable(
  "standings",
  {
    projectId: integer("project_id").primaryKey(),
    stars: integer("stars"),
    net7: integer("net_7"),
    net30: integer("net_30"),
    net90: integer("net_90"),
    category: text("category"),
    /** Momentum as of the last complete day, and stars a day: of the momentum, and over 7, 30 and 90 days. */
    cautious: doublePrecision("cautious"),
    velocity: doublePrecision("velocity"),
    rate7: doublePrecision("rate_7"),
    rate30: doublePrecision("rate_30"),
    rate90: doublePrecision("rate_90"),
    /** That day: of a project whose figures end long before the catalogue's, what is above counts no more. */
    momentumTo: date("momentum_to", { mode: "string" }),
    /** What the momentum is called; null where there is none. */
    label: text("label"),
    /** When the newest totals were read, and whether they come from an archive. */
    observedAt: instant("observed_at"),
    totalsArchived: boolean("totals_archived"),
    /** How much there is to be fetched of it: what forecasts are made from. */
    forks: integer("forks"),
    createdAt: instant("created_at"),
    releaseCount: integer("release_count"),
    /** Name, repository and description, a line each: what a search looks through. */
    search: text("search").notNull().default(""),
    /** How many facts there were when the project's events were derived: others tell that these are to be derived anew. */
    eventsOf: text("events_of"),
    /** Everything that is shown of the project, ready to be read in one piece. */
    view: jsonb("view").$type<ProjectView>().notNull(),
  },
  (table) => [
    // listProjects, one for each order
    index("standings_stars_idx").on(table.stars.desc().nullsLast(), table.projectId),
    index("standings_net_7_idx").on(table.net7.desc().nullsLast(), table.projectId),
    index("standings_net_30_idx").on(table.net30.desc().nullsLast(), table.projectId),
    index("standings_net_90_idx").on(table.net90.desc().nullsLast(), table.projectId),
    index("standings_momentum_idx").on(
      table.cautious.desc().nullsLast(),
      table.velocity.desc().nullsLast(),
      table.projectId,
    ),
    index("standings_velocity_idx").on(table.velocity.desc().nullsLast(), table.projectId),
    index("standings_rate_7_idx").on(table.rate7.desc().nullsLast(), table.projectId),
    index("standings_rate_30_idx").on(table.rate30.desc().nullsLast(), table.projectId),
    index("standings_rate_90_idx").on(table.rate90.desc().nullsLast(), table.projectId),
    // readNewestDay, and listProjects: those whose figures have ended
    index("standings_momentum_to_idx").on(table.momentumTo),
    // listProjects of one category: by momentum as it stands, by the other orders with few rows to sort
    index("standings_category_momentum_idx").on(
      table.category,
      table.cautious.desc().nullsLast(),
      table.velocity.desc().nullsLast(),
      table.projectId,
    ),
    // countList: categories and labels without the views
    index("standings_counts_idx").on(table.category, table.momentumTo, table.label, table.projectId),
    // readTotalsAge, readFreshness: how old the totals are, likewise
    index("standings_ages_idx").on(table.observedAt, table.totalsArchived, table.projectId),
    // Besides: standings_search_idx, which migration 0007 makes where the server has trigrams (pg_trgm).
  ],
);
