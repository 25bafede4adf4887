import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readArchive } from "@groundswell/archive";
import { importArchive, syncWatchlist, type Database } from "@groundswell/db";

/** Daily totals of 336 real projects; it lies beside the checkout and is no part of it. */
const HISTORY = fileURLToPath(new URL("../../../../shared/data/history/snapshots.csv.gz", import.meta.url));

export function isRealCatalogueThere(): boolean {
  return existsSync(HISTORY);
}

/** Fills an empty, migrated database with the whole history of real projects, each name as a project of its own. */
export async function fillRealCatalogue(db: Database): Promise<void> {
  const { archive } = await readArchive(HISTORY);
  if (archive === null) throw new Error(`${HISTORY} has errors`);
  const names = [...new Set(archive.observations.map(({ repo }) => repo))];
  const entry = { category: null, description: null, homepage: null, formerly: [] };
  await syncWatchlist(
    db,
    names.map((repo) => ({ ...entry, repo, name: repo })),
  );
  const data = { ...archive, releases: [], compiledAt: 0, sourceUrls: new Map<string, string>() };
  await importArchive(db, data, Date.now());
  await db.execute("vacuum analyze");
}
