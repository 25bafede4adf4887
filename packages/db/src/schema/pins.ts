import { customType, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/*
 * Charts that were pinned: written once, and never derived anew. A chart may be of several projects, so none of these
 * belongs to one: distributed, they go by their own key, and addresses are a reference table.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true });

const bytes = customType<{ data: Uint8Array<ArrayBuffer>; driverData: Uint8Array<ArrayBuffer> }>({
  dataType: () => "bytea",
  // The driver gives a Buffer.
  fromDriver: (value) => Uint8Array.from(value),
});

/** Ways in which what a pinned chart shows can come to differ from what is known of the same days. */
export const CORRECTION_KINDS = [
  "totals corrected",
  "stars taken back since",
  "days filled in",
  "releases corrected",
  "effect judged anew",
  "renamed",
] as const;

/** The figure that differs most: what the pin shows of a day, and what is known of it now. */
export interface LargestDifference {
  day: string;
  from: number | null;
  to: number | null;
}

/** What a pinned chart tells, as it was known then: the first writer's word holds for ever. */
export const pinSubjects = pgTable("pin_subjects", {
  /** Hash of the kind, the projects' ids, the days and the instant: one under all names of a project. */
  subjectKey: text("subject_key").primaryKey(),
  kind: text("kind").notNull(),
  /** Path and options of the first address that asked for it, without an ending: `/charts/a/b/stars?asOf=…`. */
  address: text("address").notNull(),
  asOf: instant("as_of").notNull(),
  projectIds: integer("project_ids").array().notNull(),
  /** As the chart's own package writes them; nothing else looks into them. */
  facts: jsonb("facts").$type<object>().notNull(),
  createdAt: instant("created_at").notNull(),
  /** When it was last compared with what is known. */
  checkedAt: instant("checked_at").notNull(),
});

/** Which pin an address leads to: whoever used it first has bound it, whatever becomes of the names in it. */
export const pinAddresses = pgTable("pin_addresses", {
  /** Hash of the address, its names in lower case, with the options that say what is shown. */
  addressKey: text("address_key").primaryKey(),
  subjectKey: text("subject_key").notNull(),
  createdAt: instant("created_at").notNull(),
});

/** Every answer that was given of a pin: the same bytes to everybody who asks again. */
export const pinRenders = pgTable(
  "pin_renders",
  {
    subjectKey: text("subject_key").notNull(),
    /** The looks, as one text: theme, language, size, scale, markers. */
    looksKey: text("looks_key").notNull(),
    /** `svg`, `png`, `csv`, `json`. */
    format: text("format").notNull(),
    renderVersion: integer("render_version").notNull(),
    mediaType: text("media_type").notNull(),
    body: bytes("body").notNull(),
    etag: text("etag").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.subjectKey, table.looksKey, table.format, table.renderVersion] })],
);

/** What has become otherwise since a pin was made: a row a pin and kind, as it was last found. */
export const pinCorrections = pgTable(
  "pin_corrections",
  {
    subjectKey: text("subject_key").notNull(),
    kind: text("kind", { enum: CORRECTION_KINDS }).notNull(),
    firstFoundAt: instant("first_found_at").notNull(),
    /** When it was found to be otherwise than before. */
    lastFoundAt: instant("last_found_at").notNull(),
    /** Days, weeks or months of the chart that differ; none where it is no matter of days. */
    days: integer("days").notNull(),
    firstDay: date("first_day", { mode: "string" }),
    lastDay: date("last_day", { mode: "string" }),
    largest: jsonb("largest").$type<LargestDifference>(),
    /** One plain English sentence. */
    summary: text("summary").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectKey, table.kind] }),
    // listCorrections: newest first, read backwards
    index("pin_corrections_found_idx").on(table.lastFoundAt, table.subjectKey, table.kind),
  ],
);
