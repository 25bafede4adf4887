import { UserError } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Connection, Executor } from "../connect.ts";
import { listPlacements, type Placement } from "./tables.ts";

/** What was done to spread a database. */
export interface Distribution {
  /** Tables that were placed now; those that were placed before are left as they are. */
  placed: string[];
  /** Machines that hold shards. */
  workers: number;
}

/** Any number: which advisory lock stands for "distributing Groundswell's tables". */
const DISTRIBUTION_LOCK = 7_041_781;

/**
 * Spreads the tables of a migrated database over the machines of a Citus cluster, by project. Safe to call again: what
 * was placed before stays where it is, and what an upgrade has added is placed.
 * @throws UserError where there is no Citus: on the embedded database, and on a server without it or without workers
 */
export async function distribute(connection: Connection): Promise<Distribution> {
  if (connection.kind === "embedded") {
    throw new UserError("the embedded database is one process on one machine and can't be distributed", {
      where: "DATABASE_URL",
      remedy: "name the coordinator of a Citus cluster in DATABASE_URL",
    });
  }
  return connection.withLock(DISTRIBUTION_LOCK, async (db) => {
    await createExtension(db);
    return { placed: await placeTables(db), workers: await countWorkers(db) };
  });
}

/** Places the tables that have no place yet, each in a transaction of its own, with the rows that are in it. */
export async function placeTables(db: Executor): Promise<string[]> {
  const known = await db.execute<{ name: string }>(
    sql`select logicalrelid::regclass::text as name from pg_dist_partition`,
  );
  const placed = new Set(known.map(({ name }) => name));
  const missing = listPlacements().filter(({ table }) => !placed.has(table));
  for (const placement of missing) await db.execute(toStatement(placement));
  return missing.map(({ table }) => table);
}

function toStatement({ table, column, beside }: Placement): SQL {
  if (column === null) return sql`select create_reference_table(${table})`;
  return sql`select create_distributed_table(${table}, ${column}, colocate_with => ${beside ?? "none"})`;
}

async function createExtension(db: Executor): Promise<void> {
  const [available] = await db.execute(sql`select from pg_available_extensions where name = 'citus'`);
  if (available === undefined) {
    throw new UserError("this PostgreSQL server has no Citus", {
      where: "DATABASE_URL",
      remedy: "install Citus on the coordinator and on the workers, or run `groundswell migrate` without --distributed",
    });
  }
  try {
    await db.execute(sql`create extension if not exists citus`);
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    throw new UserError(`Citus can't be switched on: ${reason}`, {
      where: "DATABASE_URL",
      remedy:
        "put `citus` first in shared_preload_libraries, restart the server, and use a role that may create extensions",
      cause,
    });
  }
}

async function countWorkers(db: Executor): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from citus_get_active_worker_nodes()`,
  );
  return row?.count ?? 0;
}
