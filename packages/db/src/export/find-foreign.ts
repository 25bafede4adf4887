import { getTableName } from "drizzle-orm";
import { isKnownSchema } from "../migrate.ts";
import { findExported } from "./check-row.ts";
import { keyOf } from "./columns.ts";
import { EXPORTED } from "./tables.ts";

/** What an export says of itself. */
export interface ExportContent {
  schema: string;
  tables: readonly { name: string; columns: readonly string[] }[];
}

/**
 * What this program can't store of an export, for people: what a newer one has added, or a file that no program has made.
 * @returns null when there is nothing
 */
export function findForeign({ schema, tables }: ExportContent): { what: string; isNewer: boolean } | null {
  for (const { name, columns } of tables) {
    const exported = findExported(name);
    if (exported === null) return { what: `its table ${name} is not known`, isNewer: true };
    const foreign = columns.find((column) => !exported.columns.includes(column));
    if (foreign !== undefined) return { what: `its column ${name}.${foreign} is not known`, isNewer: true };
    const missing = keyOf(exported.table).find((column) => !columns.includes(column));
    if (missing !== undefined) return { what: `it lacks ${name}.${missing}`, isNewer: false };
    if (new Set(columns).size < columns.length) return { what: `a column of ${name} stands twice`, isNewer: false };
  }
  if (!isKnownSchema(schema)) return { what: `it is of the schema ${schema}`, isNewer: true };
  return isInOrder(tables) ? null : { what: "its tables are not in order", isNewer: false };
}

/** Rows find what they refer to in tables before theirs. */
function isInOrder(tables: ExportContent["tables"]): boolean {
  const order = EXPORTED.map(({ table }) => getTableName(table));
  const places = tables.map(({ name }) => order.indexOf(name));
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1));
}
