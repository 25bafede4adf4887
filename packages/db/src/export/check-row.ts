import { receiptKey } from "@groundswell/core";
import { getTableName } from "drizzle-orm";
import { columnsOf, type ColumnOf } from "./columns.ts";
import type { FactRows } from "./fact-rows.ts";
import { EXPORTED, type ExportedTable } from "./tables.ts";

/** Says what is wrong with a row; null when nothing is. */
export type RowCheck = (row: string) => string | null;

const INSTANT = /^\d{4,5}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const INT = 2_147_483_647;

const isInteger = (limit: number) => (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) <= limit;
const isNumber = (value: unknown) => typeof value === "number";
/** PostgreSQL keeps no text with a zero character in it. */
const isText = (value: unknown) => typeof value === "string" && !value.includes("\0");
const matches = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);
const isDate = (pattern: RegExp) => (value: unknown) =>
  typeof value === "string" && pattern.test(value) && !Number.isNaN(Date.parse(value));

const CHECKS: Record<string, (value: unknown) => boolean> = {
  integer: isInteger(INT),
  smallint: isInteger(32_767),
  bigint: isInteger(Number.MAX_SAFE_INTEGER),
  "double precision": isNumber,
  boolean: (value) => typeof value === "boolean",
  text: isText,
  date: isDate(DAY),
  "timestamp with time zone": isDate(INSTANT),
  jsonb: (value) => value !== null,
  bytea: matches(BASE64),
};

/**
 * Makes the check of a table's rows: a value of its type for each column, and, for a receipt, that its key is the hash of
 * what it says.
 * @param columns the file's
 * @throws Error for a table that is not exported, and for a column of a type that nobody has exported before
 */
export function createRowCheck({ name, columns: names }: FactRows["table"]): RowCheck {
  const exported = findExported(name);
  if (exported === null) throw new Error(`no table ${name} is exported`);
  const { table } = exported;
  const known = columnsOf(table);
  const columns = names.flatMap((name) => known.get(name) ?? []);
  const checks = columns.map(checkOf);
  const isReceipt = name === "receipts";
  return (row) => {
    const values = parse(row);
    if (values === null) return "not a JSON array";
    if (values.length !== columns.length) return `${values.length} values for the ${columns.length} columns of ${name}`;
    const wrong = checks.findIndex((check, i) => !check(values[i]));
    const column = columns[wrong];
    if (column !== undefined) return `${name}.${column.name} is no ${describe(column)}`;
    return isReceipt ? findReceiptFault(names, values) : null;
  };
}

/** A table that is exported, by its name; null for any other. */
export function findExported(name: string): ExportedTable | null {
  return EXPORTED.find(({ table }) => getTableName(table) === name) ?? null;
}

function checkOf({ type, notNull, values }: ColumnOf): (value: unknown) => boolean {
  const isList = type.endsWith("[]");
  const check = CHECKS[isList ? type.slice(0, -2) : type];
  if (check === undefined) throw new Error(`no check for columns of type ${type}`);
  const isAllowed = (value: unknown) => check(value) && (values === null || values.includes(String(value)));
  return (value) => {
    if (value === null) return !notNull;
    return isList ? Array.isArray(value) && value.every(isAllowed) : isAllowed(value);
  };
}

function describe({ type, values }: ColumnOf): string {
  return values === null || values.length === 0 ? type : `one of ${values.join(", ")}`;
}

function parse(row: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(row);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Receipts are what their keys say: one that was tampered with is none. */
function findReceiptFault(names: readonly string[], values: readonly unknown[]): string | null {
  const at = (name: string) => values[names.indexOf(name)];
  const status = at("status");
  const key = receiptKey({
    source: String(at("source")),
    sourceUrl: null,
    request: String(at("request")),
    fetchedAt: Date.parse(String(at("fetched_at"))),
    status: status === null ? null : Number(status),
    contentHash: String(at("content_hash")),
    method: String(at("method")),
  });
  return key === at("key") ? null : `the receipt ${String(at("key"))} says something else than was receipted`;
}
