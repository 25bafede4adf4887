import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import type { Connection } from "./connect.ts";

const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

/** Any number: which advisory lock stands for "migrating Groundswell's schema". */
const MIGRATION_LOCK = 7_041_776;

/** Brings the schema up to date with the committed SQL migrations. Safe to call twice, and from several processes. */
export async function migrate(connection: Connection): Promise<void> {
  await connection.withSession(async (db) => {
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await applyMigrations(db, { migrationsFolder: MIGRATIONS });
    await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  });
}
