import { readFile } from "node:fs/promises";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import * as schema from "../schema/index.ts";
import { createRowCheck } from "./check-row.ts";
import { columnsOf, keyOf } from "./columns.ts";
import { DERIVED, EXPORTED } from "./tables.ts";

const tables = Object.values<unknown>(schema).filter((value): value is PgTable => is(value, PgTable));

it("every table is exported, or derived anew: whoever adds one says which", () => {
  const listed = [...EXPORTED.map(({ table }) => table), ...DERIVED].map((table) => getTableName(table));
  expect(listed.toSorted()).toEqual(tables.map((table) => getTableName(table)).toSorted());
  expect(tables.length).toBeGreaterThan(25);
});

it("every column of an exported table is exported, or stays behind by name: whoever adds one says which", () => {
  for (const { table, columns, local = [] } of EXPORTED) {
    const listed = [getTableName(table), ...[...columns, ...local].toSorted()];
    expect(listed).toEqual([getTableName(table), ...[...columnsOf(table).keys()].toSorted()]);
  }
});

it("the documents list every table as it is treated", async () => {
  const text = await readFile(new URL("../../../../docs/operate.md", import.meta.url), "utf8");
  const listed = new Map(
    [...text.matchAll(/^\| `(\w+)` +\| (yes|in part|derived) /gm)].map(([, name, how]) => [name, how]),
  );
  const howOf = ({ where }: { where?: unknown }) => (where === undefined ? "yes" : "in part");
  expect(listed).toEqual(
    new Map([
      ...EXPORTED.map((exported) => [getTableName(exported.table), howOf(exported)] as const),
      ...DERIVED.map((table) => [getTableName(table), "derived"] as const),
    ]),
  );
});

it("a row's key and every column that must have a value are in the file", () => {
  for (const { table, columns, local = [] } of EXPORTED) {
    expect([getTableName(table), keyOf(table).length > 0]).toEqual([getTableName(table), true]);
    const needed = [...columnsOf(table).values()].filter(({ notNull }) => notNull).map(({ name }) => name);
    expect(columns).toEqual(expect.arrayContaining([...keyOf(table), ...needed.filter((n) => !local.includes(n))]));
  }
});

it("every exported column is of a type that can be checked before it is stored", () => {
  for (const { table, columns } of EXPORTED) {
    expect(createRowCheck({ name: getTableName(table), columns })("[]")).toMatch(/^0 values for the \d+ columns/);
  }
});
