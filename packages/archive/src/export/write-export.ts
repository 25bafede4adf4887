import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { UserError } from "@groundswell/core";
import { codeOf } from "../read-bytes.ts";
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportFooter, type ExportHeader } from "./export-form.ts";

/** A database at one instant, to be written down. */
export interface ExportSource extends Pick<ExportHeader, "madeBy" | "at" | "schema" | "dataVersion" | "tables"> {
  /** The rows of a table, some at a time, each as the text of a JSON array without a line feed. */
  readRows(table: string): AsyncIterable<readonly string[]>;
}

export interface WrittenExport {
  /** On disk. */
  bytes: number;
  rows: number;
  sha256: string;
}

/** Nobody but its owner may read an export: addresses of private feeds stand in it with their keys. */
const MODE = 0o600;

/**
 * Writes an export. It has its name only once it is whole and on the disk; a file of that name is replaced then.
 * @param path ends in `.gz` for a gzipped file
 * @throws UserError when it can't be written; nothing is left behind
 */
export async function writeExport(path: string, source: ExportSource): Promise<WrittenExport> {
  // No number of a process: in every container it is the same one.
  const unfinished = `${path}.unfinished-${randomUUID()}`;
  const written: { footer: ExportFooter | null } = { footer: null };
  try {
    await pipeline(
      Readable.from(writeLines(source, written), { objectMode: false }),
      path.endsWith(".gz") ? createGzip() : new PassThrough(),
      createWriteStream(unfinished, { flags: "wx", mode: MODE, flush: true }),
    );
    const { size } = await stat(unfinished);
    await rename(unfinished, path);
    await flushFolder(dirname(path));
    if (written.footer === null) throw new Error("an export ended without its last line");
    return { bytes: size, rows: written.footer.rows, sha256: written.footer.sha256 };
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw describeFailure(path, cause);
  }
}

/** A file's new name lies in its folder: only with that on the disk does it outlast a loss of power. */
async function flushFolder(path: string): Promise<void> {
  // Windows opens no folders, and keeps their names by itself.
  if (process.platform === "win32") return;
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* writeLines(source: ExportSource, written: { footer: ExportFooter | null }): AsyncGenerator<string> {
  const { madeBy, at, schema, dataVersion, tables } = source;
  const hash = createHash("sha256");
  const toText = (lines: readonly string[]) => {
    const text = `${lines.join("\n")}\n`;
    hash.update(text);
    return text;
  };
  const form = { format: EXPORT_FORMAT, version: EXPORT_VERSION } as const;
  const header: ExportHeader = { ...form, madeBy, at, schema, dataVersion, tables };
  yield toText([JSON.stringify(header)]);
  let total = 0;
  for (const { name, rows } of tables) {
    yield toText([JSON.stringify({ table: name })]);
    let count = 0;
    for await (const lines of source.readRows(name)) {
      count += lines.length;
      if (lines.length > 0) yield toText(lines);
    }
    if (count !== rows) throw new Error(`${name} had ${rows} rows when they were counted, and ${count} when read`);
    total += count;
  }
  written.footer = { end: EXPORT_FORMAT, rows: total, sha256: hash.digest("hex") };
  yield `${JSON.stringify(written.footer)}\n`;
}

const REASONS: Record<string, string> = {
  ENOENT: "its folder is not there",
  ENOTDIR: "its folder is not there",
  EISDIR: "there is a folder of that name",
  EACCES: "no right to write there",
  EPERM: "no right to write there",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
};

function describeFailure(path: string, cause: unknown): unknown {
  const reason = REASONS[codeOf(cause)];
  if (reason === undefined) return cause;
  return new UserError(`the export can't be written: ${reason}`, {
    where: path,
    remedy: "choose a folder that can be written to and has room; nothing was left behind",
    cause,
  });
}
