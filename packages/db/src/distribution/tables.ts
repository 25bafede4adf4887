import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as schema from "../schema/index.ts";

/*
 * Where each table lies when the database is spread over several machines. A table that is in no list is of facts or
 * caches of projects: distributed by `project_id`, beside all else of the same project.
 */

/** Small tables that every node has whole, those that others point at first. */
export const REFERENCE_TABLES: readonly string[] = [
  "projects",
  "project_names",
  "stories",
  "story_slugs",
  "story_versions",
  "placebo_libraries",
  "weekday_factors",
  "pin_addresses",
];

/** Bookkeeping of the programs: stays on the coordinator, where work can be claimed by one and skipped by the others. */
export const LOCAL_TABLES: readonly string[] = [
  "process_state",
  "archive_imports",
  "coverage_sources",
  "story_deliveries",
  "poll_state",
  "webhook_deliveries",
];

/** Of charts that may be of several projects: distributed by the pin. */
export const PIN_TABLES: readonly string[] = ["pin_subjects", "pin_renders", "pin_corrections"];

/** What others point at comes first. */
const FIRST_OF_PROJECTS = "receipts";

/** Tables distributed by `project_id`. */
export const PROJECT_TABLES: readonly string[] = [
  FIRST_OF_PROJECTS,
  ...Object.values(schema)
    .flatMap((value) => (is(value, PgTable) ? [getTableName(value)] : []))
    .filter((name) => ![...REFERENCE_TABLES, ...LOCAL_TABLES, ...PIN_TABLES, FIRST_OF_PROJECTS].includes(name))
    .sort(),
];

/** How a table is made one of the cluster's. */
export interface Placement {
  table: string;
  /** Null: every node has it whole. */
  column: string | null;
  /** The table whose shards its own lie beside; null: it is the first of its kind. */
  beside: string | null;
}

/** Every table that does not stay on the coordinator, in the order in which they are placed. */
export function listPlacements(): Placement[] {
  const spread = (tables: readonly string[], column: string) =>
    tables.map((table, i) => ({ table, column, beside: i === 0 ? null : (tables[0] ?? null) }));
  return [
    ...REFERENCE_TABLES.map((table) => ({ table, column: null, beside: null })),
    ...spread(PROJECT_TABLES, "project_id"),
    ...spread(PIN_TABLES, "subject_key"),
  ];
}
