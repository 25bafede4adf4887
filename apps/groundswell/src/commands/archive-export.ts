import { writeExport } from "@groundswell/archive";
import { connect, exportFacts, hasDatabase, readSchemaState, type Connection } from "@groundswell/db";
import { UserError } from "@groundswell/core";
import { readConfig, type Config } from "../config.ts";
import { RowProgress } from "../export/row-progress.ts";
import { count, say } from "../runtime/say.ts";
import { VERSION } from "../version.ts";

/** Writes everything that can't be derived to one file. */
export async function runArchiveExport(file: string, { json = false }: { json?: boolean }): Promise<void> {
  if (!/\.jsonl(\.gz)?$/i.test(file))
    throw new UserError("unknown kind of file", {
      where: file,
      remedy: "give it a name that ends in .jsonl.gz or .jsonl",
    });
  const store = await openAsItIs(readConfig(process.env));
  try {
    const written = await exportFacts(store.db, async ({ readRows, ...snapshot }) => {
      const progress = new RowProgress(process.stderr, "exported", sumRows(snapshot.tables));
      const source = {
        ...{ ...snapshot, madeBy: `groundswell ${VERSION}` },
        async *readRows(table: string) {
          for await (const rows of readRows(table)) {
            progress.add(table, rows.length);
            yield rows;
          }
        },
      };
      try {
        return { ...(await writeExport(file, source)), tables: snapshot.tables };
      } finally {
        progress.end();
      }
    });
    const { tables, ...whole } = written;
    const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
    if (json) say(JSON.stringify({ file, ...whole, tables: rows }));
    else say(`${file}: ${count(whole.rows, "row")} in ${count(whole.bytes, "byte")}, SHA-256 ${whole.sha256}.`);
  } finally {
    await store.close();
  }
}

function sumRows(tables: readonly { rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** Opens the database without migrating it: a backup changes nothing. */
async function openAsItIs({ databaseUrl, databaseConnections, dataDir }: Config): Promise<Connection> {
  if (databaseUrl === undefined && !hasDatabase(dataDir))
    throw new UserError("there is no database here", {
      where: dataDir,
      remedy: "name its folder with GROUNDSWELL_DATA_DIR, or its server with DATABASE_URL",
    });
  const store = await connect({ url: databaseUrl, dataDir, maxConnections: databaseConnections });
  try {
    const { pending, unknown } = await readSchemaState(store.db);
    if (unknown > 0)
      throw new UserError("a newer Groundswell has changed the database's schema", { remedy: "export with that one" });
    if (pending > 0)
      throw new UserError("the database is that of an older Groundswell", {
        remedy: "export with that one, or run the verb migrate first",
      });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
