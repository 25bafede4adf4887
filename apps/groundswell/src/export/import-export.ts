import { basename } from "node:path";
import { checkExport, ExportFault, readExport, readExportHeader, type ExportLimits } from "@groundswell/archive";
import { createRowCheck, findForeign, importFacts, type Database, type FactsImport } from "@groundswell/db";
import { RowProgress } from "./row-progress.ts";
import type { Terminal } from "../collecting/progress-line.ts";

/** An export that has been read whole, and is what was written. */
export interface CheckedExport {
  file: string;
  sha256: string;
  rows: number;
  dataVersion: number;
}

/**
 * Reads a whole export, and stores nothing.
 * @throws ExportFault with the line when it is not what was written, or a newer program's
 */
export async function checkFile(file: string, limits: ExportLimits, terminal: Terminal): Promise<CheckedExport> {
  const header = await readExportHeader(file, limits);
  const foreign = findForeign(header);
  if (foreign !== null)
    throw new ExportFault(
      file,
      1,
      `this export can't be stored: ${foreign.what}`,
      foreign.isNewer ? "update Groundswell: a newer one has made it" : "export again from the database",
    );
  const progress = new RowProgress(terminal, "checked", sumRows(header.tables));
  try {
    const { sha256, rows } = await checkExport(file, limits, (table) => {
      const check = createRowCheck(table);
      return (row) => {
        progress.add(table.name, 1);
        return check(row);
      };
    });
    return { file, sha256, rows, dataVersion: header.dataVersion };
  } finally {
    progress.end();
  }
}

/** Stores a checked export: all of it or nothing, and nothing twice. */
export async function importFile(
  db: Database,
  { file, sha256, rows, dataVersion }: CheckedExport,
  { limits, now, terminal }: { limits: ExportLimits; now: number; terminal: Terminal },
): Promise<FactsImport> {
  const progress = new RowProgress(terminal, "imported", rows);
  const source = {
    dataVersion,
    contentHash: `sha256:${sha256}`,
    file: basename(file),
    read: () => readExport(file, limits, { sha256 }),
  };
  try {
    return await importFacts(db, source, now, {
      progress: (table, added) => {
        progress.add(table, added);
      },
    });
  } finally {
    progress.end();
  }
}

function sumRows(tables: readonly { rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
