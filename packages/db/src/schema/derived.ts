import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { ProjectView } from "../derived/project-view.ts";

/*
 * Caches: derived from the facts, rebuilt from them at any time (`rebuildDerived`), never a source of anything.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A UTC day's totals: its last observation, and its first one for interpolating to midnight. */
export const dailyTotals = pgTable(
  "daily_totals",
  {
    projectId: integer("project_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    stars: integer("stars").notNull(),
    forks: integer("forks"),
    openIssues: integer("open_issues"),
    observedAt: instant("observed_at").notNull(),
    timeKnown: boolean("time_known").notNull(),
    archived: boolean("archived").notNull(),
    receiptKey: text("receipt_key").notNull(),
    firstStars: integer("first_stars").notNull(),
    firstAt: instant("first_at").notNull(),
    firstArchived: boolean("first_archived").notNull(),
    firstReceiptKey: text("first_receipt_key").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.day] })],
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
    /** Everything that is shown of the project, ready to be read in one piece. */
    view: jsonb("view").$type<ProjectView>().notNull(),
  },
  (table) => [
    // listProjects, one for each order
    index("standings_stars_idx").on(table.stars.desc().nullsLast(), table.projectId),
    index("standings_net_7_idx").on(table.net7.desc().nullsLast(), table.projectId),
    index("standings_net_30_idx").on(table.net30.desc().nullsLast(), table.projectId),
    index("standings_net_90_idx").on(table.net90.desc().nullsLast(), table.projectId),
  ],
);
