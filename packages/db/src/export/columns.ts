import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { getTableConfig } from "drizzle-orm/pg-core";

/** A column as the database has it. */
export interface ColumnOf {
  name: string;
  /** `integer`, `text[]`, `timestamp with time zone`, … */
  type: string;
  notNull: boolean;
  /** Allowed values of a text, where they are listed. */
  values: readonly string[] | null;
}

/** All columns of a table by their names in the database. */
export function columnsOf(table: PgTable): Map<string, ColumnOf> {
  const columns = Object.values(getTableColumns(table) as Record<string, PgColumn>);
  return new Map(
    columns.map((column) => {
      const { name, notNull, enumValues } = column;
      return [name, { name, notNull, type: column.getSQLType(), values: enumValues ?? null }];
    }),
  );
}

/** The columns of a table's primary key, in its order. */
export function keyOf(table: PgTable): string[] {
  const { primaryKeys, columns } = getTableConfig(table);
  const [composite] = primaryKeys;
  return (composite?.columns ?? columns.filter(({ primary }) => primary)).map(({ name }) => name);
}

/** A row as the text of a JSON array. Instants come out in UTC, floats to the last digit, when the session says so. */
export function writeRow(table: PgTable, names: readonly string[]): SQL {
  const columns = columnsOf(table);
  const parts = names.map((name) => {
    const column = sql.identifier(name);
    if (columns.get(name)?.type !== "bytea") return sql`${column}`;
    return sql`replace(encode(${column}, 'base64'), E'\n', '')`;
  });
  return sql`json_build_array(${sql.join(parts, sql`, `)})::text`;
}

/** In the order of its key, whatever the database's collation: the same facts are the same file. */
export function orderByKey(table: PgTable): SQL {
  const columns = columnsOf(table);
  const parts = keyOf(table).map((name) => {
    const isText = columns.get(name)?.type === "text";
    return isText ? sql`${sql.identifier(name)} collate "C"` : sql`${sql.identifier(name)}`;
  });
  return sql.join(parts, sql`, `);
}

/**
 * A column's value out of a row that `writeRow` has written.
 * @param row an SQL expression of type `json`
 */
export function readColumn({ type }: ColumnOf, row: SQL, place: number): SQL {
  const at = sql.raw(String(place));
  const text = sql`(${row} ->> ${at})`;
  if (type === "text") return text;
  if (type === "bytea") return sql`decode(${text}, 'base64')`;
  // `->>` takes the quotes off a text, which in a `jsonb` are part of it.
  if (type === "jsonb") return sql`nullif((${row} -> ${at})::text, 'null')::jsonb`;
  // `->>` makes SQL's null of JSON's, and the text of all else.
  if (!type.endsWith("[]")) return sql`${text}::${sql.raw(type)}`;
  const elements = sql`array(select json_array_elements_text(${row} -> ${at}))::${sql.raw(type)}`;
  return sql`case when ${text} is not null then ${elements} end`;
}
