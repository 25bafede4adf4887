import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  checkExport,
  EXPORT_LIMITS,
  readExport,
  readExportHeader,
  writeExport,
  type WrittenExport,
} from "@groundswell/archive";
import {
  createRowCheck,
  exportFacts,
  findForeign,
  importFacts,
  type Database,
  type FactsImport,
} from "@groundswell/db";

/** Exports a database to a file, as the verb does. */
export function exportTo(db: Database, file: string): Promise<WrittenExport> {
  return exportFacts(db, (snapshot) => writeExport(file, { ...snapshot, madeBy: "groundswell of a test" }));
}

/** Imports a file that `exportTo` has written, as the verb does: first checked whole. */
export async function importFrom(db: Database, file: string, now: number): Promise<FactsImport> {
  const header = await readExportHeader(file, EXPORT_LIMITS);
  const foreign = findForeign(header);
  if (foreign !== null) throw new Error(foreign.what);
  const { sha256 } = await checkExport(file, EXPORT_LIMITS, createRowCheck);
  const read = () => readExport(file, EXPORT_LIMITS, { sha256 });
  const { dataVersion } = header;
  return importFacts(db, { contentHash: `sha256:${sha256}`, file: basename(file), dataVersion, read }, now);
}

/** An export's lines but for the first and the last, which tell when and by what it was made. */
export async function readLinesOf(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text.trimEnd().split("\n").slice(1, -1);
}
