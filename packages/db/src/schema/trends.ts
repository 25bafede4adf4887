import type { MomentumLabel, ProjectEventKind } from "@groundswell/core";
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

/* Caches of what is read off the star series and the other facts: as all caches, rebuilt from the facts at any time. */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A project's trend as it stood when a day was complete; a row only for days with a net figure. It was known at
 * `known_at` and uses no later day, so `as of` reads the same rows.
 */
export const dailyTrends = pgTable(
  "daily_trends",
  {
    projectId: integer("project_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    /** Net change of stars from midnight to midnight. */
    net: doublePrecision("net").notNull(),
    /** A correction of GitHub's fell on the day: it counts for neither momentum nor surges. */
    setAside: boolean("set_aside").notNull(),
    knownAt: instant("known_at").notNull(),
    receiptKey: text("receipt_key").notNull(),
    /** Known days of the recent 28 and of the 56 before. */
    recentDays: smallint("recent_days").notNull(),
    baselineDays: smallint("baseline_days").notNull(),
    label: text("label").$type<MomentumLabel>().notNull(),
    /** Stars a day with the 90 % interval; null with too little data. */
    velocity: doublePrecision("velocity"),
    velocityLow: doublePrecision("velocity_low"),
    velocityHigh: doublePrecision("velocity_high"),
    /** Recent rate ÷ rate before; null also when there were no stars at all. */
    ratio: doublePrecision("ratio"),
    ratioLow: doublePrecision("ratio_low"),
    ratioHigh: doublePrecision("ratio_high"),
    pUp: doublePrecision("p_up"),
    cautious: doublePrecision("cautious"),
    topDayShare: doublePrecision("top_day_share"),
    spike: boolean("spike").notNull(),
    /** Stars a day over the last 7, 30 and 90 days; null where fewer than three quarters of them are known. */
    rate7: doublePrecision("rate_7"),
    rate30: doublePrecision("rate_30"),
    rate90: doublePrecision("rate_90"),
    /** What the day's stars were held against, and how likely as many were; null with too little data. */
    surgeExpected: doublePrecision("surge_expected"),
    surgeP: doublePrecision("surge_p"),
    alarm: boolean("alarm").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.day] })],
);

/** Everything that happened to a project, of all kinds: what `readEvents` would derive from the facts of today. */
export const projectEvents = pgTable(
  "project_events",
  {
    projectId: integer("project_id").notNull(),
    kind: text("kind").$type<ProjectEventKind>().notNull(),
    /** Tells events of one kind and instant apart: a tag, a first day, else empty. */
    key: text("key").notNull(),
    at: instant("at").notNull(),
    notBefore: instant("not_before"),
    from: text("from"),
    to: text("to"),
    spanFrom: date("span_from", { mode: "string" }),
    spanTo: date("span_to", { mode: "string" }),
    figures: jsonb("figures").$type<Record<string, number | null>>().notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.kind, table.key, table.at] }),
    // readEvents: the newest of a project
    index("project_events_project_at_idx").on(table.projectId, table.at.desc()),
    // readRecentEvents: the newest of all
    index("project_events_at_idx").on(table.at.desc(), table.projectId),
  ],
);

/**
 * How a day's stars depend on its weekday, pooled over the catalogue; the same throughout a quarter, from 52 weeks that
 * end before it. Few rows; a reference table when distributed.
 */
export const weekdayFactors = pgTable("weekday_factors", {
  /** First day of the calendar quarter. */
  quarter: date("quarter", { mode: "string" }).primaryKey(),
  /** Monday first, mean 1. */
  factors: doublePrecision("factors").array().notNull(),
  /** Whole weeks of one project each that they were computed from. */
  weeks: integer("weeks").notNull(),
});
