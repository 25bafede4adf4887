import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

/**
 * Watched projects, past and present. Our id is permanent; GitHub's numeric id is an attribute, unknown until GitHub
 * has answered. Small and read with everything: a reference table when the database is distributed by project.
 */
export const projects = pgTable(
  "projects",
  {
    id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
    githubId: bigint("github_id", { mode: "number" }),
    /** Today's `owner/name`. The watchlist says it first; once GitHub has answered, GitHub does. */
    repo: text("repo").notNull(),
    name: text("name").notNull(),
    category: text("category"),
    description: text("description"),
    homepage: text("homepage"),
    /** False: no longer on the watchlist. Hidden, never deleted. */
    watched: boolean("watched").notNull().default(true),
  },
  (table) => [
    // recordDetails: two entries of the watchlist must not turn out to be one repository
    uniqueIndex("projects_github_id_key").on(table.githubId),
    // listCategories: from one to the next
    index("projects_watched_idx")
      .on(table.category, table.id)
      .where(sql`${table.watched}`),
    // listProjects: by name
    index("projects_name_order_idx").on(sql`lower(${table.name})`, table.id),
  ],
);

/** Every name that a project is or was known by. A freed name can pass to another project: the newest holder wins. */
export const projectNames = pgTable(
  "project_names",
  {
    projectId: integer("project_id")
      .notNull()
      .references(() => projects.id),
    /** The name in lower case, as GitHub compares names. */
    nameKey: text("name_key").notNull(),
    name: text("name").notNull(),
    /** When we first saw GitHub use the name; null when the watchlist says so. */
    since: timestamp("since", { withTimezone: true }),
    /** Order within the project: the current name has the highest. */
    rank: integer("rank").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.nameKey] }),
    // findProject: any name to its project
    index("project_names_name_key_idx").on(table.nameKey),
  ],
);

/** Bookkeeping of the process itself: budgets, GitHub's reachability, the last run. Stays on one node. */
export const processState = pgTable("process_state", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});

/** Archive files that have been imported whole, by content hash: a second import is a glance. Stays on one node. */
export const archiveImports = pgTable("archive_imports", {
  contentHash: text("content_hash").primaryKey(),
  file: text("file").notNull(),
  importedAt: timestamp("imported_at", { withTimezone: true }).notNull(),
});
