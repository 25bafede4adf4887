import { EXPORT_LIMITS, isExport, type ExportLimits } from "@groundswell/archive";
import { UserError } from "@groundswell/core";
import { importArchive, syncWatchlist, type FactsImport, type ImportResult } from "@groundswell/db";
import { readConfig, type Config } from "../config.ts";
import { checkFile, importFile } from "../export/import-export.ts";
import { loadArchiveFile } from "../runtime/load-archive.ts";
import { loadWatchlist } from "../runtime/load-watchlist.ts";
import { count, say } from "../runtime/say.ts";
import { withStore } from "../runtime/with-store.ts";

interface ImportOptions {
  json?: boolean;
  maxBytes?: string;
  maxLineBytes?: string;
  maxRatio?: string;
}

/** Imports an archive of figures, or an export of a database. It is checked whole before anything is stored. */
export async function runArchiveImport(file: string, { json = false, ...raised }: ImportOptions): Promise<void> {
  const config = readConfig(process.env);
  if (await isExport(file)) await importAll(config, file, { json, limits: readLimits(raised) });
  else await importFigures(config, file, json);
}

async function importAll(
  config: Config,
  file: string,
  { json, limits }: { json: boolean; limits: ExportLimits },
): Promise<void> {
  const checked = await checkFile(file, limits, process.stderr);
  await withStore(config, async ({ db }) => {
    const result = await importFile(db, checked, { limits, now: Date.now(), terminal: process.stderr });
    if (json) say(JSON.stringify({ file, ...result, tables: Object.fromEntries(result.tables) }));
    else sayFacts(file, result);
  });
}

function sayFacts(file: string, { tables, knownProjects, renumbered }: FactsImport): void {
  const sum = (of: "read" | "added") => [...tables.values()].reduce((total, counts) => total + counts[of], 0);
  const added = sum("added");
  say(`${file}: ${count(sum("read"), "row")} read, ${added.toLocaleString("en")} new.`);
  for (const [table, counts] of tables) if (counts.added > 0) say(`  ${table}: ${counts.added.toLocaleString("en")}`);
  if (knownProjects > 0) say(`${count(knownProjects, "project")} of the file were here already.`);
  if (renumbered > 0)
    say(`${count(renumbered, "project")} have another number here: receipts of the file have other addresses.`);
}

/** @throws UserError for a limit that is no number */
function readLimits({ maxBytes, maxLineBytes, maxRatio }: ImportOptions): ExportLimits {
  const read = (option: string, text: string | undefined, usual: number) => {
    if (text === undefined) return usual;
    if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
    throw new UserError(`${option} is not a whole number: ${JSON.stringify(text)}`, {
      remedy: `the usual is ${usual}`,
    });
  };
  return {
    maxBytes: read("--max-bytes", maxBytes, EXPORT_LIMITS.maxBytes),
    maxLineBytes: read("--max-line-bytes", maxLineBytes, EXPORT_LIMITS.maxLineBytes),
    maxRatio: read("--max-ratio", maxRatio, EXPORT_LIMITS.maxRatio),
  };
}

async function importFigures(config: Config, file: string, json: boolean): Promise<void> {
  const { watchlist } = await loadWatchlist(config.watchlistFile);
  const archive = await loadArchiveFile(file, Date.now());
  await withStore(config, async ({ db }) => {
    await syncWatchlist(db, watchlist.projects);
    const result = await importArchive(db, archive, Date.now());
    if (json) say(JSON.stringify({ ...result, unknown: Object.fromEntries(result.unknown) }));
    else sayFigures(file, result);
  });
}

function sayFigures(file: string, result: ImportResult): void {
  if (result.alreadyImported) {
    say(`${file}: imported before; nothing to do.`);
    return;
  }
  const { observations, releases } = result;
  say(`${file}: ${count(observations.read, "observation")} read, ${observations.added} new.`);
  say(`${file}: ${count(releases.read, "release")} read, ${releases.added} new.`);
  for (const [repo, rows] of result.unknown) say(`left out ${count(rows, "row")} of ${repo}: not on the watchlist`);
}
