import { UserError, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { rebuildDerived } from "../derived/rebuild-derived.ts";
import { forgetEffectsState } from "../effects/effects-state.ts";
import { archiveImports } from "../schema/index.ts";
import { markImport, noteImportEnded } from "../state/caches-state.ts";
import { bumpDataVersion, raiseDataVersion } from "../state/data-version.ts";
import { takeTurn } from "../state/take-turn.ts";
import { findExported } from "./check-row.ts";
import type { FactRows } from "./fact-rows.ts";
import { createIdMap, type IdMap } from "./id-map.ts";
import { insertRows, numberVersions } from "./insert-rows.ts";
import { matchProjects } from "./match-projects.ts";
import { storeProjects } from "./store-projects.ts";

/** An export, to be read more than once. */
export interface FactsSource {
  /** Names the content: the same for the same. */
  contentHash: string;
  /** What people call it. */
  file: string;
  /** How often the data had changed there: readers that have seen that many changes are not told of fewer. */
  dataVersion: number;
  read: () => AsyncIterable<FactRows>;
}

export interface FactsImport {
  /** Rows of the file, and those that were not there, by table. */
  tables: Map<string, { read: number; added: number }>;
  /** Projects that the database already had, under whichever number. */
  knownProjects: number;
  /** Projects that have another number here than in the file. */
  renumbered: number;
}

/**
 * Stores what an export holds: all facts in one transaction, all or none; then the caches are derived anew. Into a database
 * that has facts it adds what is missing; what is there stays. Running it twice, or again after it was cut short, adds
 * nothing twice. Project ids are the file's where nobody else has them, so that into an empty database every receipt keeps
 * its address.
 * @param options.progress is told of each table's rows as they are stored
 */
export async function importFacts(
  db: Database,
  source: FactsSource,
  now: InstantMs,
  { progress = ignore }: { progress?: (table: string, rows: number) => void } = {},
): Promise<FactsImport> {
  const result: FactsImport = { tables: new Map(), knownProjects: 0, renumbered: 0 };
  const changed = await db.transaction(async (tx) => {
    await takeTurn(tx);
    await tx.execute(sql`select set_config('timezone', 'UTC', true), set_config('extra_float_digits', '1', true)`);
    const ids = createIdMap(tx, await matchProjects(tx, source.read));
    await ids.store();
    for await (const { table, rows } of source.read()) {
      const added = await storeRows(tx, { table, rows }, ids);
      const counts = result.tables.get(table.name) ?? { read: 0, added: 0 };
      result.tables.set(table.name, { read: counts.read + rows.length, added: counts.added + added });
      progress(table.name, rows.length);
    }
    await numberVersions(tx);
    result.knownProjects = ids.known;
    result.renumbered = ids.renumbered;
    const added = [...result.tables.values()].reduce((sum, counts) => sum + counts.added, 0);
    if (added === 0) return false;
    await noteImport(tx, source, ids, now);
    return true;
  });
  if (!changed) return result;
  await rebuildDerived(db, { keepEffects: true });
  await db.transaction(async (tx) => {
    await noteImportEnded(tx, source.contentHash);
    await forgetEffectsState(tx);
    await bumpDataVersion(tx);
    await raiseDataVersion(tx, source.dataVersion);
  });
  return result;
}

async function storeRows(tx: Executor, { table, rows }: FactRows, ids: IdMap): Promise<number> {
  const exported = findExported(table.name);
  if (exported === null) throw new Error(`no table ${table.name} is exported`);
  try {
    if (table.name === "projects") return await storeProjects(tx, table.columns, rows, ids);
    return await insertRows(tx, { exported, columns: table.columns, rows }, ids);
  } catch (cause) {
    throw new UserError(`the database refuses rows of ${table.name}: ${reasonOf(cause)}`, {
      remedy: "the file was not made by an export, or the database is damaged; nothing was stored",
      cause,
    });
  }
}

/** What was merged with facts that were there is looked at again wherever something was told of them. */
async function noteImport(tx: Executor, { contentHash, file }: FactsSource, ids: IdMap, now: InstantMs): Promise<void> {
  await markImport(tx, contentHash, now);
  if (ids.isIntoEmpty) return;
  await tx
    .insert(archiveImports)
    .values({ contentHash, file, importedAt: new Date(now) })
    .onConflictDoNothing();
}

/** The database's own word, not the statement with its rows. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
}

function ignore(): void {
  return;
}
