import type { LicenceReading } from "@groundswell/openness";
import { sql } from "drizzle-orm";
import {
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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { receipts } from "./receipts.ts";

/* The openness ledger: what a repository's files showed at a commit. Facts, each with its receipt, and no total. */

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Looks at a repository's files, also those that found the same tree as before: until when a line is known to hold. */
export const opennessLooks = pgTable(
  "openness_looks",
  {
    projectId: integer("project_id").notNull(),
    lookedAt: instant("looked_at").notNull(),
    /** The default branch's commit and its tree; both null for a repository without commits. */
    commit: text("commit"),
    tree: text("tree"),
    /** False: GitHub cut the list of files short, and what was not seen may be there. */
    complete: boolean("complete").notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.lookedAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** A file that shows something. */
export interface EvidenceFile {
  path: string;
  /** Git's hash of its content. */
  blob: string;
}

/** What was found of a line of the ledger, when that was otherwise than before: the newest row of a line holds. */
export const opennessLines = pgTable(
  "openness_lines",
  {
    projectId: integer("project_id").notNull(),
    line: text("line").notNull(),
    knownAt: instant("known_at").notNull(),
    state: text("state", { enum: ["observed", "not found", "not checkable"] }).notNull(),
    files: jsonb("files").$type<EvidenceFile[]>().notNull(),
    /** The commit at which these files were seen, or none; null for a repository without commits. */
    commit: text("commit"),
    /** Why it could not be checked; null where it could. */
    why: text("why"),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.line, table.knownAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** What the content of a licence file was read as. The text itself is not kept: its hash finds it in the repository. */
export const licenceReadings = pgTable(
  "licence_readings",
  {
    projectId: integer("project_id").notNull(),
    blob: text("blob").notNull(),
    /** Which edition of the reader: another may know more. */
    reader: integer("reader").notNull(),
    knownAt: instant("known_at").notNull(),
    reading: jsonb("reading").$type<LicenceReading>().notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.blob, table.reader] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** Commits of the default branch that touched a licence file, and what each left in it. */
export const licenceCommits = pgTable(
  "licence_commits",
  {
    projectId: integer("project_id").notNull(),
    path: text("path").notNull(),
    commit: text("commit").notNull(),
    /** The order in which the branch has them: a higher one is newer. Dates of commits need not agree. */
    place: integer("place").notNull(),
    /** As the commit itself says: whoever commits can set it. */
    committedAt: instant("committed_at").notNull(),
    /** Null: the commit took the file away. */
    blob: text("blob"),
    knownAt: instant("known_at").notNull(),
    receiptKey: text("receipt_key").notNull(),
    /** When it was found to be no longer in the branch's history; null while it is. */
    leftAt: instant("left_at"),
    leftReceiptKey: text("left_receipt_key"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.path, table.commit] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** A sentence of a README, as it stands there, and the line on which it begins. */
export interface ClaimQuote {
  quote: string;
  line: number;
}

/** Where a README called something open, when its sentences became others: the newest row holds. */
export const readmeClaims = pgTable(
  "readme_claims",
  {
    projectId: integer("project_id").notNull(),
    knownAt: instant("known_at").notNull(),
    path: text("path").notNull(),
    blob: text("blob").notNull(),
    commit: text("commit").notNull(),
    claims: jsonb("claims").$type<ClaimQuote[]>().notNull(),
    receiptKey: text("receipt_key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.knownAt] }),
    foreignKey({ columns: [table.projectId, table.receiptKey], foreignColumns: [receipts.projectId, receipts.key] }),
  ],
);

/** What people say beside the ledger, from the file that they keep: shown beside what was found, never instead of it. */
export const opennessNotes = pgTable(
  "openness_notes",
  {
    projectId: integer("project_id").notNull(),
    /** Made of what it says: the same note twice is one. */
    noteKey: text("note_key").notNull(),
    kind: text("kind", { enum: ["correction", "assessment"] }).notNull(),
    /** The line that a correction is about; null for an assessment of the whole. */
    line: text("line"),
    /** Who says so. */
    source: text("source").notNull(),
    /** Where it can be read. */
    url: text("url").notNull(),
    dated: date("dated", { mode: "string" }).notNull(),
    says: text("says").notNull(),
    /** False: taken out of the file. Hidden from then on, never deleted. */
    listed: boolean("listed").notNull(),
    /** When it came into the file: what is taken out and put in again is a row each time. */
    knownAt: instant("known_at").notNull(),
    /** When it was taken out; null while it is listed, and where that was before it was written down. */
    unlistedAt: instant("unlisted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.noteKey, table.knownAt] }),
    // Listed once at a time, whoever adds it: another process, or an import.
    uniqueIndex("openness_notes_listed_key")
      .on(table.projectId, table.noteKey)
      .where(sql`${table.listed}`),
  ],
);

/** A cache, derived from the tables above: what became otherwise in the open, of all projects. */
export const opennessChanges = pgTable(
  "openness_changes",
  {
    projectId: integer("project_id").notNull(),
    kind: text("kind", { enum: ["licence changed", "weights licence changed", "found", "not found"] }).notNull(),
    /** The commit of a licence's change; else the line. */
    key: text("key").notNull(),
    /** A licence's change as the commit is dated, but not after it was seen; else when it was seen. */
    at: instant("at").notNull(),
    /** Of a line: the last look that saw it otherwise. */
    notBefore: instant("not_before"),
    knownAt: instant("known_at").notNull(),
    /** Licences with ` + ` between, or a line's state; null: no licence. */
    from: text("from"),
    to: text("to"),
    /** Whether OSI has approved every licence of each side; null where there is none. */
    osiBefore: boolean("osi_before"),
    osiAfter: boolean("osi_after"),
    commit: text("commit"),
    /** Files that the commit touched, or that show the line; where it is not found any more, those that did. */
    paths: text("paths").array().notNull(),
    receiptKey: text("receipt_key").notNull(),
    /** Of a licence's change: of what brought the contents that were read on either side of it. */
    readingReceiptKeys: text("reading_receipt_keys").array().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.kind, table.key, table.at] }),
    // readOpenness: those of a project, newest first
    index("openness_changes_project_at_idx").on(table.projectId, table.at.desc()),
    // listOpennessChanges: the newest of all
    index("openness_changes_at_idx").on(table.at.desc(), table.projectId),
  ],
);
