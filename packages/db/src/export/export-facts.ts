import { getTableName, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { readSchemaName } from "../migrate.ts";
import { readDataVersion } from "../state/data-version.ts";
import { orderByKey, writeRow } from "./columns.ts";
import { EXPORTED, type ExportedTable } from "./tables.ts";

/** What is exported, as it was at one instant. */
export interface FactsSnapshot {
  /** Of the instant, by the database's clock. */
  at: string;
  /** The newest migration. */
  schema: string;
  /** How often the data have changed. */
  dataVersion: number;
  tables: { name: string; columns: string[]; rows: number }[];
  /** A table's rows in the order of its key, some at a time: each the text of a JSON array. */
  readRows: (name: string) => AsyncGenerator<string[]>;
}

/** Rows read at once. */
const PAGE = 2_000;

/**
 * Reads all that can't be derived as it is at one instant, whoever writes meanwhile. On the embedded database, which has one
 * session, everybody else waits until it is read.
 */
export async function exportFacts<T>(db: Database, run: (snapshot: FactsSnapshot) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      // What JSON the database makes of instants and floats depends on these.
      await tx.execute(sql`select set_config('timezone', 'UTC', true), set_config('extra_float_digits', '1', true)`);
      return run(await takeSnapshot(tx));
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function takeSnapshot(tx: Executor): Promise<FactsSnapshot> {
  const [row] = await tx.execute<{ at: number }>(sql`select extract(epoch from now())::float8 * 1000 as at`);
  const tables: FactsSnapshot["tables"] = [];
  for (const { table, columns, where } of EXPORTED) {
    const [counted] = await tx.execute<{ rows: number }>(
      sql`select count(*)::float8 as rows from ${table} where ${where ?? sql`true`}`,
    );
    tables.push({ name: getTableName(table), columns: [...columns], rows: counted?.rows ?? 0 });
  }
  return {
    at: new Date(row?.at ?? 0).toISOString(),
    schema: await readSchemaName(tx),
    dataVersion: await readDataVersion(tx),
    tables,
    readRows: (name) => readRows(tx, name),
  };
}

async function* readRows(tx: Executor, name: string): AsyncGenerator<string[]> {
  const exported = EXPORTED.find(({ table }) => getTableName(table) === name);
  if (exported === undefined) throw new Error(`${name} is not exported`);
  // A name of its own: the driver keeps statements by their text, and the columns differ.
  const cursor = sql.identifier(`export_${name}`);
  await tx.execute(sql`declare ${cursor} no scroll cursor for ${selectRows(exported)}`);
  const fetch = sql`fetch forward ${sql.raw(String(exported.page ?? PAGE))} from ${cursor}`;
  for (;;) {
    const rows = await tx.execute<{ row: string }>(fetch);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await tx.execute(sql`close ${cursor}`);
}

function selectRows({ table, columns, where }: ExportedTable) {
  return sql`select ${writeRow(table, columns)} as row from ${table} where ${where ?? sql`true`} order by ${orderByKey(table)}`;
}
