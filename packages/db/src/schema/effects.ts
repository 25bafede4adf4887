import type { StoryEffectRecord } from "@groundswell/core";
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

/* What is told of stars after stories. `placebo_libraries` is a reference table when distributed. */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What a project's stars did after a story, as of the newest figures: a cache. */
export const storyEffects = pgTable(
  "story_effects",
  {
    projectId: integer("project_id").notNull(),
    storyId: text("story_id").notNull(),
    /** ISO week in which the window closed, `2026-W14`. */
    week: text("week").notNull(),
    verdict: text("verdict").notNull(),
    /** Day from which on the week was looked at; of an approximate date, the middle one. */
    start: date("start", { mode: "string" }).notNull(),
    /** The story's own possible starts, first and last: what is told belongs to its date, and not to another. */
    firstStart: date("first_start", { mode: "string" }).notNull(),
    lastStart: date("last_start", { mode: "string" }).notNull(),
    effect: jsonb("effect").$type<StoryEffectRecord>().notNull(),
    computedAt: instant("computed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.storyId] }),
    // readEffects: newest first, by start desc, project_id, story_id; the pairs of a week
    index("story_effects_start_idx").on(table.start.desc().nullsFirst(), table.projectId, table.storyId),
    index("story_effects_week_idx").on(table.week),
    index("story_effects_story_idx").on(table.storyId),
  ],
);

/**
 * Verdicts that no longer change: a fact, written once, four days after the week in which the window closed. Where a story's
 * date is corrected, its verdict is another one; the one for the earlier date stays, untold.
 */
export const storyVerdicts = pgTable(
  "story_verdicts",
  {
    projectId: integer("project_id").notNull(),
    storyId: text("story_id").notNull(),
    /** The story's own possible starts, first and last, as they were known when it was frozen. */
    firstStart: date("first_start", { mode: "string" }).notNull(),
    lastStart: date("last_start", { mode: "string" }).notNull(),
    frozenAt: instant("frozen_at").notNull(),
    effect: jsonb("effect").$type<StoryEffectRecord>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.storyId, table.firstStart, table.lastStart] })],
);

/** The placebo library: t of story-free dates of the catalogue, drawn anew each ISO week; earlier weeks' stay. */
export const placeboLibraries = pgTable(
  "placebo_libraries",
  {
    week: text("week").notNull(),
    bin: text("bin").notNull(),
    controlled: boolean("controlled").notNull(),
    /** Ascending. */
    t: doublePrecision("t").array().notNull(),
    /** Projects and days that it was drawn from. */
    projects: integer("projects").notNull(),
    from: date("from", { mode: "string" }).notNull(),
    to: date("to", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.week, table.bin, table.controlled] })],
);
