import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CACHES_VERSION, type Connection, type Executor } from "@groundswell/db";
import { openTestStore } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { it } from "vitest";

const MIGRATIONS = resolve(import.meta.dirname, "../../../packages/db/migrations");

/**
 * Makes the schema that a program of an earlier time had.
 * @param count how many migrations there were
 */
async function applyEarlier({ db }: Connection, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "groundswell-earlier-"));
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, "meta/_journal.json");
  const journal = JSON.parse(await readFile(file, "utf8")) as { entries: object[] };
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  await applyMigrations(db, { migrationsFolder: folder });
  await rm(folder, { recursive: true });
}

/**
 * One test for each kind of database, in a new one with an earlier schema.
 * @param title what holds of such a database
 * @param count how many migrations there were
 */
export function upgradeEach(title: string, count: number, run: (connection: Connection) => Promise<void>): void {
  it.each(["server", "embedded"] as const)(`${title} (%s)`, (kind) => upgradeOne(kind, count, run), 120_000);
}

/** Opens a new database with an earlier schema, for one test. @param count how many migrations there were */
export async function upgradeOne(
  kind: Connection["kind"],
  count: number,
  run: (connection: Connection) => Promise<void>,
): Promise<void> {
  const { connection, drop } = await openTestStore(kind);
  try {
    await applyEarlier(connection, count);
    await run(connection);
  } finally {
    await drop();
  }
}

/** Says that the caches are those of this program: what an upgrade makes of them is the migrations' work alone. */
export async function noteCachesCurrent(db: Executor): Promise<void> {
  await db.execute(
    sql`insert into process_state (key, value, updated_at) values ('caches_version', ${String(CACHES_VERSION)}::text::jsonb, now())`,
  );
}
