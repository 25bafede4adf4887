import { z } from "zod";

/**
 * An export: everything of a database that can't be derived, as JSON Lines, as a rule gzipped. The first line is the header,
 * which names each table with its columns and counts its rows. Then come the tables in the header's order, each begun by a
 * line that names it, a row a line: an array with a value for each column. The last line has the SHA-256 of all before it.
 * `docs/operate.md` describes it for readers.
 */
export const EXPORT_FORMAT = "groundswell-export";
/** Raised when a file could be read wrongly by the rules of the one before. A new table or column is no reason. */
export const EXPORT_VERSION = 1;

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, "a table's or column's name");

export const ExportTable = z.strictObject({
  name: Name,
  columns: z.array(Name).min(1).max(100),
  rows: z.int().min(0),
});
export type ExportTable = z.infer<typeof ExportTable>;

export const ExportHeader = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  /** Program and version. */
  madeBy: z.string().max(100),
  /** When the database was as it is here. */
  at: z.iso.datetime(),
  /** Its newest migration. */
  schema: z.string().max(100),
  /** How often its data had changed. */
  dataVersion: z.int().min(0),
  tables: z.array(ExportTable).max(200),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

/** What the header of any version has. */
export const ExportStamp = z.looseObject({ format: z.literal(EXPORT_FORMAT), version: z.int() });

/** Begins the rows of a table. */
export const TableLine = z.strictObject({ table: Name });

export const ExportFooter = z.strictObject({
  end: z.literal(EXPORT_FORMAT),
  /** Of all tables. */
  rows: z.int().min(0),
  /** Of all lines before this one, their line feeds included, before compression. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ExportFooter = z.infer<typeof ExportFooter>;
