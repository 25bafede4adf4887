import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { InstantMs } from "@groundswell/core";
import { decodeArchive } from "./decode-archive.ts";
import { FaultList, type Fault } from "./faults.ts";
import { mergeArchives } from "./merge-archives.ts";
import { parseArchiveCsv, type ArchiveReading } from "./parse-archive-csv.ts";
import { decompress, MAX_ARCHIVE_BYTES, readBytes } from "./read-bytes.ts";
import type { ArchiveFile } from "./types.ts";

/**
 * Reads one archive file, whose name says its form: `.csv`, `.csv.gz` (its hash is that of the uncompressed text, so
 * that compressing changes no receipt) or `.jsonl`. Nothing is thrown for a bad file, a missing one included.
 * @param options.now default: this machine's clock; dates more than a day past it are refused
 * @param options.maxBytes default 256 MiB, on disk and uncompressed
 */
export async function readArchive(
  path: string,
  options: { now?: InstantMs; maxBytes?: number } = {},
): Promise<ArchiveReading> {
  const { now = Date.now(), maxBytes = MAX_ARCHIVE_BYTES } = options;
  const form = /\.(csv\.gz|csv|jsonl)$/i.exec(path)?.[1]?.toLowerCase();
  if (form === undefined)
    return refuse(path, { message: "unknown kind of file", remedy: "give a file named .csv, .csv.gz or .jsonl" });
  const stored = await readBytes(path, maxBytes);
  const bytes = form === "csv.gz" && Buffer.isBuffer(stored) ? await decompress(stored, maxBytes) : stored;
  if (!Buffer.isBuffer(bytes)) return refuse(path, bytes);
  return form === "jsonl" ? decodeArchive(bytes, path, { now }) : parseArchiveCsv(bytes, path, { now });
}

/**
 * Reads every `.jsonl` file of a folder, by name, as one archive. No clock is consulted: these figures come with the
 * program and are checked when it is made.
 */
export async function readBundledArchive(dir: string): Promise<ArchiveReading> {
  const names = await readdir(dir).catch((): string[] => []);
  const paths = names
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(dir, name));
  if (paths.length === 0)
    return refuse(dir, { message: "no archive files (.jsonl) here", remedy: "restore the folder from the project" });
  const readings = await Promise.all(paths.map(readBundledFile));
  const archives = readings
    .map((reading) => reading.archive)
    .filter((archive): archive is ArchiveFile => archive !== null);
  const diagnostics = readings.flatMap((reading) => reading.diagnostics);
  if (archives.length < readings.length) return { archive: null, diagnostics };
  const merged = mergeArchives(dir, archives);
  return { archive: merged.archive, diagnostics: [...diagnostics, ...merged.diagnostics] };
}

async function readBundledFile(path: string): Promise<ArchiveReading> {
  const bytes = await readBytes(path, MAX_ARCHIVE_BYTES);
  return Buffer.isBuffer(bytes) ? decodeArchive(bytes, path) : refuse(path, bytes);
}

function refuse(file: string, fault: Fault): ArchiveReading {
  const faults = new FaultList(file);
  faults.error(1, 1, fault);
  return { archive: null, diagnostics: faults.toDiagnostics() };
}
