import { sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import * as schema from "../schema/index.ts";
import { LOCAL_STATE } from "./local-state.ts";

/** A table whose rows are exported. */
export interface ExportedTable {
  table: PgTable;
  /** Columns by their names in the database, in the order of the file. */
  columns: readonly string[];
  /** Columns that stay behind, as they hold for this process alone. */
  local?: readonly string[];
  /** Which rows; absent: all. */
  where?: SQL;
  /** Rows read at once, where a row may be large. */
  page?: number;
}

/*
 * Every table is in one of two lists, and every column of those that are exported; a test fails for one that is not. `docs/operate.md` tells why each
 * is where it is. A column that is added goes to the end of its list: files that were written before lack it, and it gets its
 * default there.
 */

const COLUMNS_OF_FACTS = ["receipt_key"] as const;

/** What can't be derived: facts, what was decided or said once, and what a source has been asked already. In an order in
 * which each finds what it refers to. */
export const EXPORTED: readonly ExportedTable[] = [
  {
    table: schema.projects,
    columns: ["id", "github_id", "repo", "name", "category", "description", "homepage", "watched"],
  },
  { table: schema.projectNames, columns: ["project_id", "name_key", "name", "since", "rank"] },
  {
    table: schema.receipts,
    columns: [
      ...["project_id", "key", "source", "source_url", "request", "fetched_at", "status", "content_hash", "method"],
    ],
  },
  {
    table: schema.observations,
    columns: [
      ...["project_id", "observed_at", "source", "time_known", "archived", "stars", "forks", "open_issues"],
      ...["open_issues_and_pulls", "watchers", "pushed_at", ...COLUMNS_OF_FACTS],
    ],
  },
  {
    table: schema.survivingDays,
    columns: ["project_id", "what", "day", "fetched_at", "count", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.historyFetches,
    columns: ["project_id", "what", "fetched_at", "from_day", "to_day", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.releaseRevisions,
    columns: [
      ...["project_id", "tag", "source", "known_at", "github_release_id", "name", "prerelease", "tagged_at"],
      ...["published_at", "url", "deleted", ...COLUMNS_OF_FACTS],
    ],
  },
  {
    table: schema.releaseDownloads,
    columns: ["project_id", "github_release_id", "observed_at", "downloads", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.detailRevisions,
    columns: [
      ...["project_id", "known_at", "full_name", "description", "homepage", "license", "language", "topics"],
      ...["default_branch", "archived", "disabled", "visibility", "created_at", ...COLUMNS_OF_FACTS],
    ],
  },
  {
    table: schema.projectNotices,
    columns: ["project_id", "known_at", "kind", "name", "taken_by", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.discussionDays,
    columns: [
      ...["project_id", "source", "day", "fetched_at", "sure", "unsure", "coverage", "links", ...COLUMNS_OF_FACTS],
    ],
  },
  {
    table: schema.opennessLooks,
    columns: ["project_id", "looked_at", "commit", "tree", "complete", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.opennessLines,
    columns: ["project_id", "line", "known_at", "state", "files", "commit", "why", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.licenceReadings,
    columns: ["project_id", "blob", "reader", "known_at", "reading", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.licenceCommits,
    columns: [
      ...["project_id", "path", "commit", "place", "committed_at", "blob", "known_at", ...COLUMNS_OF_FACTS],
      ...["left_at", "left_receipt_key"],
    ],
  },
  {
    table: schema.readmeClaims,
    columns: ["project_id", "known_at", "path", "blob", "commit", "claims", ...COLUMNS_OF_FACTS],
  },
  {
    table: schema.opennessNotes,
    columns: [
      ...["project_id", "note_key", "kind", "line", "source", "url", "dated", "says", "listed", "known_at"],
      "unlisted_at",
    ],
  },
  {
    table: schema.pollState,
    columns: [
      ...["project_id", "resource", "next_at", "attempts", "etag", "cursor", "last_success_at", "problem"],
      "hastened_at",
    ],
    local: ["lease_until"],
  },
  { table: schema.webhookDeliveries, columns: ["project_id", "body_hash", "event", "received_at"] },
  {
    table: schema.stories,
    columns: [
      ...["id", "url_key", "slug", "title", "url", "source", "published", "published_at", "plus_minus_days"],
      ...["published_note", "active", "by_hand", "listed", "versions", "first_seen_at"],
    ],
  },
  { table: schema.storySlugs, columns: ["slug", "story_id"] },
  {
    table: schema.storyVersions,
    columns: [
      ...["story_id", "told_by", "version", "known_at", "request", "content_hash", "title", "url", "source"],
      ...["published", "published_at", "plus_minus_days", "published_note", "active", "mentions", "linked_by"],
    ],
    page: 200,
  },
  {
    table: schema.coverageSources,
    columns: [
      ...["id", "next_at", "etag", "last_modified", "cursor", "linked_by", "last_asked_at", "last_success_at"],
      ...["failures", "problem"],
    ],
    local: ["lease_until"],
    page: 50,
  },
  { table: schema.storyDeliveries, columns: ["key", "received_at"] },
  {
    table: schema.placeboLibraries,
    columns: ["week", "bin", "controlled", "t", "projects", "from", "to"],
    page: 20,
  },
  {
    table: schema.storyVerdicts,
    columns: ["project_id", "story_id", "first_start", "last_start", "frozen_at", "effect"],
    page: 200,
  },
  {
    table: schema.storyEffects,
    columns: [
      ...["project_id", "story_id", "week", "verdict", "start", "first_start", "last_start", "effect"],
      "computed_at",
    ],
    page: 200,
  },
  {
    table: schema.pinSubjects,
    columns: ["subject_key", "kind", "address", "as_of", "project_ids", "facts", "created_at", "checked_at"],
    page: 20,
  },
  { table: schema.pinAddresses, columns: ["address_key", "subject_key", "created_at"] },
  {
    table: schema.pinRenders,
    columns: [...["subject_key", "looks_key", "format", "render_version", "media_type", "body", "etag", "created_at"]],
    page: 20,
  },
  {
    table: schema.pinCorrections,
    columns: [
      ...["subject_key", "kind", "first_found_at", "last_found_at", "days", "first_day", "last_day", "largest"],
      "summary",
    ],
  },
  { table: schema.archiveImports, columns: ["content_hash", "file", "imported_at"] },
  {
    table: schema.processState,
    columns: ["key", "value", "updated_at"],
    where: sql`not (key = any(${sql.param(LOCAL_STATE.keys)}::text[]) or starts_with(key, ${LOCAL_STATE.prefix}))`,
    page: 20,
  },
];

/** Caches: an import derives them anew. No table holds for one installation alone; rows of `process_state` do (`LOCAL_STATE`). */
export const DERIVED: readonly PgTable[] = [
  schema.dailyTotals,
  schema.dailyTrends,
  schema.opennessChanges,
  schema.projectEvents,
  schema.standings,
  schema.storyMentions,
  schema.totalSources,
  schema.weekdayFactors,
];
