import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import type { Connection, Executor } from "./connect.ts";
import { rebuildDerived } from "./derived/rebuild-derived.ts";
import { forgetEffectsState } from "./effects/effects-state.ts";
import { keepPartitionsAhead } from "./partitions/keep-partitions-ahead.ts";
import { noteCachesCurrent, readCachesState } from "./state/caches-state.ts";

const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

/** Any number: which advisory lock stands for "migrating Groundswell's schema". */
const MIGRATION_LOCK = 7_041_776;

/**
 * Brings the schema up to date with the committed SQL migrations, and the caches with the facts: where an older program
 * derived them, or an import was cut short, they are derived anew. Safe to call twice, and from several processes.
 * @throws UserError when a newer program has changed the schema: nothing is changed then
 */
export async function migrate(connection: Connection): Promise<void> {
  await connection.withLock(MIGRATION_LOCK, async (db) => {
    await refuseNewer(db);
    await applyMigrations(db, { migrationsFolder: MIGRATIONS });
    await keepPartitionsAhead(db, Date.now()).catch(leaveForLater);
    await renewCaches(connection);
  });
}

/** A lock that others hold for long, and a deadlock with them. */
const IN_USE = new Set(["55P03", "40P01"]);

/** A start does not fail by it: rows of a year without a partition lie in the last one until the collector has made it. */
function leaveForLater(error: unknown): void {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, "code") : null;
  if (typeof code !== "string" || !IN_USE.has(code)) throw error;
}

async function refuseNewer(db: Executor): Promise<void> {
  const { unknown } = await readSchemaState(db);
  if (unknown === 0) return;
  throw new UserError("a newer Groundswell has changed the database's schema", {
    remedy: "update this program, or import an export from before the update into a new database; nothing was changed",
  });
}

async function renewCaches({ db }: Connection): Promise<void> {
  const state = await readCachesState(db);
  if (!state.isOtherVersion && state.imports.length === 0) return;
  // Effects were stored whole, with the facts of an import that was cut short after them.
  await rebuildDerived(db, { keepEffects: !state.isOtherVersion });
  await forgetEffectsState(db);
  await noteCachesCurrent(db, state, Date.now());
}

/** How a database's schema stands to the migrations of this program. */
export interface SchemaState {
  /** Migrations that are still to be applied. */
  pending: number;
  /** Migrations that a newer program has applied. */
  unknown: number;
}

/** Compares the schema with the committed migrations, and changes nothing. */
export async function readSchemaState(db: Executor): Promise<SchemaState> {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ folderMillis }) => folderMillis);
  const applied = await readApplied(db);
  // The migrator goes by the newest of each, too.
  const newestKnown = Math.max(...known);
  const newestApplied = Math.max(0, ...applied);
  return {
    pending: known.filter((at) => at > newestApplied).length,
    unknown: applied.filter((at) => at > newestKnown).length,
  };
}

/** What the newest migration that was applied is called, as the journal has it; `none` before the first. */
export async function readSchemaName(db: Executor): Promise<string> {
  const newest = Math.max(0, ...(await readApplied(db)));
  return readJournal().find(({ when }) => when === newest)?.tag ?? "none";
}

/** Whether this program has a migration of that name. */
export function isKnownSchema(name: string): boolean {
  return readJournal().some(({ tag }) => tag === name);
}

function readJournal(): { tag: string; when: number }[] {
  const journal = readFileSync(join(MIGRATIONS, "meta/_journal.json"), "utf8");
  return (JSON.parse(journal) as { entries: { tag: string; when: number }[] }).entries;
}

async function readApplied(db: Executor): Promise<number[]> {
  const [table] = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (table?.there !== true) return [];
  const rows = await db.execute<{ at: number }>(sql`select created_at::float8 as at from drizzle.__drizzle_migrations`);
  return rows.map(({ at }) => at);
}
