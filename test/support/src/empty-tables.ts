import type { Database } from "@groundswell/db";
import { readWorkers } from "./create-cluster-database.ts";

/**
 * Empties a test's database, or some of its tables, and starts its sequences anew. Rows are deleted, as few are there:
 * TRUNCATE makes each table and each index a new file, which takes up to a hundred times as long.
 * @param names of tables, together with all that refer to them; null: every table
 */
export async function emptyTables(db: Database, names: readonly string[] | null = null): Promise<void> {
  // Keys must not be checked meanwhile, which only a superuser may say, and only of one node.
  const mayDelete = readWorkers().length === 0 && (await isSuperuser(db));
  await (mayDelete ? remove(db, names) : truncate(db, names));
}

async function isSuperuser(db: Database): Promise<boolean> {
  const [role] = await db.execute<{ super: boolean }>(
    "select rolsuper as super from pg_roles where rolname = current_user",
  );
  return role?.super === true;
}

async function remove(db: Database, names: readonly string[] | null): Promise<void> {
  await db.execute(`do $$ declare name regclass; begin
    set local session_replication_role = replica;
    for name in ${selectTables(names)} loop execute format('delete from %s', name); end loop;
    perform setval(oid, 1, false) from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace;
  end $$`);
}

async function truncate(db: Database, names: readonly string[] | null): Promise<void> {
  const tables = await db.execute<{ name: string }>(selectTables(names));
  await db.execute(`truncate ${tables.map(({ name }) => name).join(", ")} restart identity cascade`);
}

function selectTables(names: readonly string[] | null): string {
  const chosen = names === null ? "" : `and relname in (${names.map((name) => `'${name}'`).join(", ")})`;
  return `select oid::regclass as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition ${chosen}`;
}
