import { createHash, type Hash } from "node:crypto";
import type { z } from "zod";
import { ExportFault } from "./export-fault.ts";
import { EXPORT_VERSION, ExportFooter, ExportHeader, ExportStamp, TableLine, type ExportTable } from "./export-form.ts";
import type { ExportLimits } from "./export-limits.ts";
import { readLines } from "./read-lines.ts";

/** Some rows of one table, each as the text of a JSON array. */
export interface ExportRows {
  table: ExportTable;
  rows: string[];
  /** The line on which the first of them stands. */
  line: number;
}

const AGAIN = "take another copy of the file, or export again";

/**
 * Reads an export's header.
 * @throws ExportFault when the file is no export, or one that a newer program made
 */
export async function readExportHeader(path: string, limits: ExportLimits): Promise<ExportHeader> {
  for await (const [first] of readLines(path, limits)) return parseHeader(path, first ?? Buffer.alloc(0));
  throw new ExportFault(path, 1, "the file has no line", AGAIN);
}

/**
 * Reads an export's rows, in the file's order. Whether the file is whole is known, and told, at its end: store nothing for
 * good before that.
 * @param options.sha256 what the file was when it was checked; absent: it is being checked
 * @param options.onEnd is given the last line of a file that is whole
 * @throws ExportFault with the line, where it is not what was written
 */
export async function* readExport(
  path: string,
  limits: ExportLimits,
  { sha256, onEnd = ignore }: { sha256?: string; onEnd?: (footer: ExportFooter) => void } = {},
): AsyncGenerator<ExportRows> {
  const reader = new ExportReader(path);
  for await (const lines of readLines(path, limits)) yield* reader.take(lines);
  const footer = reader.end();
  if (sha256 !== undefined && footer.sha256 !== sha256)
    throw new ExportFault(path, null, "the file was replaced while it was read", "import it again");
  onEnd(footer);
}

/**
 * Reads a whole export and checks it: that it is what was written, and each row.
 * @param checkOf gives the check of a table's rows, which says what is wrong, or null
 * @throws ExportFault with the line
 */
export async function checkExport(
  path: string,
  limits: ExportLimits,
  checkOf: (table: ExportTable) => (row: string) => string | null,
): Promise<ExportFooter> {
  const checks = new Map<string, (row: string) => string | null>();
  const ended: ExportFooter[] = [];
  for await (const { table, rows, line } of readExport(path, limits, { onEnd: (footer) => ended.push(footer) })) {
    const check = checks.get(table.name) ?? checkOf(table);
    checks.set(table.name, check);
    for (const [i, row] of rows.entries()) {
      const wrong = check(row);
      if (wrong !== null) throw new ExportFault(path, line + i, wrong, "export again from the database");
    }
  }
  const [footer] = ended;
  if (footer === undefined) throw new Error("an export that is whole has a last line");
  return footer;
}

function ignore(): void {
  return;
}

/** Goes through the lines of one file. */
class ExportReader {
  readonly #path: string;
  readonly #hash: Hash = createHash("sha256");
  #line = 0;
  #header: ExportHeader | null = null;
  /** Index of the table whose rows are being read. */
  #table = -1;
  #rowsOfTable = 0;
  #rows = 0;
  #footer: ExportFooter | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  *take(lines: readonly Buffer[]): Generator<ExportRows> {
    let found: ExportRows | null = null;
    for (const line of lines) {
      this.#line += 1;
      if (this.#footer !== null) throw this.#fault("something stands behind the last line", AGAIN);
      if (line[0] !== BRACKET) {
        if (found !== null) yield found;
        found = null;
        this.#takeOther(line);
        continue;
      }
      this.#note(line);
      const table = this.#current();
      this.#rowsOfTable += 1;
      if (this.#rowsOfTable > table.rows)
        throw this.#fault(`${table.name} has more rows than the ${table.rows} of the header`, AGAIN);
      found ??= { table, rows: [], line: this.#line };
      found.rows.push(line.toString());
    }
    if (found !== null) yield found;
  }

  end(): ExportFooter {
    if (this.#footer === null)
      throw new ExportFault(this.#path, this.#line + 1, "the file is cut off: its last line is missing", AGAIN);
    return this.#footer;
  }

  #takeOther(line: Buffer): void {
    if (this.#header === null) {
      this.#header = parseHeader(this.#path, line);
      this.#note(line);
      return;
    }
    const value = this.#parse(line);
    const footer = ExportFooter.safeParse(value);
    if (footer.success) {
      this.#finish(footer.data);
      return;
    }
    const { table: name } = this.#check(TableLine, value);
    this.#endTable();
    this.#note(line);
    this.#table += 1;
    this.#rowsOfTable = 0;
    const expected = this.#header.tables[this.#table]?.name;
    if (name !== expected)
      throw this.#fault(`the rows of ${name} begin where the header has ${expected ?? "no further table"}`, AGAIN);
  }

  #finish(footer: ExportFooter): void {
    const { rows, sha256 } = footer;
    this.#endTable();
    const tables = this.#header?.tables ?? [];
    if (this.#table !== tables.length - 1) throw this.#fault(`${tables[this.#table + 1]?.name} is missing`, AGAIN);
    if (rows !== this.#rows)
      throw this.#fault(`the file has ${this.#rows} rows, and its last line says ${rows}`, AGAIN);
    if (this.#hash.digest("hex") !== sha256)
      throw this.#fault("the file was changed since it was written: its SHA-256 is another", AGAIN);
    this.#footer = footer;
  }

  #endTable(): void {
    const table = this.#header?.tables[this.#table];
    if (table === undefined) return;
    if (this.#rowsOfTable !== table.rows)
      throw this.#fault(`${table.name} has ${this.#rowsOfTable} rows here, and ${table.rows} in the header`, AGAIN);
    this.#rows += this.#rowsOfTable;
  }

  #current(): ExportTable {
    const table = this.#header?.tables[this.#table];
    if (table === undefined) throw this.#fault("a row stands before the table that it is of", AGAIN);
    return table;
  }

  #note(line: Buffer): void {
    this.#hash.update(line).update("\n");
  }

  #parse(line: Buffer): unknown {
    try {
      return JSON.parse(line.toString());
    } catch (cause) {
      throw this.#fault("not JSON", AGAIN, cause);
    }
  }

  #check<T>(schema: z.ZodType<T>, value: unknown): T {
    const { data, error } = schema.safeParse(value);
    if (data === undefined) throw this.#fault("neither a row nor a table's name", AGAIN, error);
    return data;
  }

  #fault(what: string, remedy: string, cause?: unknown): ExportFault {
    return new ExportFault(this.#path, this.#line, what, remedy, cause);
  }
}

const BRACKET = "[".charCodeAt(0);

function parseHeader(path: string, line: Buffer): ExportHeader {
  const notOurs = "is no export of Groundswell: its first line does not say so";
  let value: unknown;
  try {
    value = JSON.parse(line.toString());
  } catch (cause) {
    throw new ExportFault(path, 1, notOurs, "check the path", cause);
  }
  const stamp = ExportStamp.safeParse(value);
  if (!stamp.success) throw new ExportFault(path, 1, notOurs, "check the path", stamp.error);
  const { version } = stamp.data;
  if (version > EXPORT_VERSION)
    throw new ExportFault(path, 1, `an export of form ${version}; this program reads form ${EXPORT_VERSION}`, UPDATE);
  const header = ExportHeader.safeParse(value);
  if (!header.success) throw new ExportFault(path, 1, "the header is damaged", AGAIN, header.error);
  return header.data;
}

const UPDATE = "update Groundswell: a newer one has made the file";
