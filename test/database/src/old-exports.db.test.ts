import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MIGRATED_STORE, exportTo, importFrom, openTestStore, readLinesOf, type TestStore } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

/** Written by the first program that could: never to be written anew. Rows of every table that was exported then. */
const FIRST = join(import.meta.dirname, "exports/form-1.jsonl");
const NOW = Date.parse("2026-09-01T00:00:00Z");

let folder: string;
let store: TestStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "groundswell-old-exports-"));
  store = await openTestStore("server", MIGRATED_STORE);
});
afterAll(async () => {
  await store.drop();
  await rm(folder, { recursive: true });
});

type Rows = Map<string, unknown[][]>;

function groupRows(lines: readonly string[]): Rows {
  const rows: Rows = new Map();
  let table: unknown[][] = [];
  for (const line of lines) {
    const value = JSON.parse(line) as unknown[] | { table: string };
    if (Array.isArray(value)) table.push(value);
    else rows.set(value.table, (table = []));
  }
  return rows;
}

/** Rewrites a file, its header and its rows, as a program would have written it. */
async function rewrite(to: string, change: (header: object, rows: Rows) => void): Promise<void> {
  const [first = ""] = (await readFile(FIRST, "utf8")).split("\n");
  const header = JSON.parse(first) as object;
  const rows = groupRows(await readLinesOf(FIRST));
  change(header, rows);
  const lines = [...rows].flatMap(([table, all]) => [
    JSON.stringify({ table }),
    ...all.map((row) => JSON.stringify(row)),
  ]);
  const text = `${[JSON.stringify(header), ...lines].join("\n")}\n`;
  const count = [...rows.values()].reduce((sum, all) => sum + all.length, 0);
  const end = { end: "groundswell-export", rows: count, sha256: createHash("sha256").update(text).digest("hex") };
  await writeFile(to, `${text}${JSON.stringify(end)}\n`);
}

it("the first form of a backup is read still, with every value of every row", async () => {
  await importFrom(store.connection.db, FIRST, NOW);
  const again = join(folder, "again.jsonl");
  await exportTo(store.connection.db, again);
  const [before, after] = [groupRows(await readLinesOf(FIRST)), groupRows(await readLinesOf(again))];
  for (const [table, rows] of before) {
    // Columns that have come since stand at the end.
    const cut = after.get(table)?.map((row) => row.slice(0, rows[0]?.length));
    expect([table, cut]).toEqual([table, rows]);
  }
  expect(before.size).toBeGreaterThan(25);
});

it("a column that a backup lacks, as it came later, gets its default", async () => {
  const file = join(folder, "older.jsonl");
  await rewrite(file, (header, rows) => {
    const { tables } = header as { tables: { name: string; columns: string[] }[] };
    tables.find(({ name }) => name === "webhook_deliveries")?.columns.reverse();
    for (const row of rows.get("webhook_deliveries") ?? []) row.reverse();
    tables.find(({ name }) => name === "release_revisions")?.columns.splice(10, 1);
    for (const row of rows.get("release_revisions") ?? []) row.splice(10, 1);
  });
  await store.connection.db.execute(sql`truncate release_revisions, webhook_deliveries`);
  await importFrom(store.connection.db, file, NOW);
  const rows = await store.connection.db.execute(sql`
    select deleted, event from release_revisions join webhook_deliveries using (project_id) order by project_id`);
  expect([...rows]).toEqual([1, 2].map((i) => ({ deleted: false, event: `event ${i} "鹅"` })));
});

it.each([
  [
    "a table",
    (header: { tables: { name: string }[] }) => ((header.tables[0] ?? { name: "" }).name = "wonders"),
    "wonders is not known",
  ],
  [
    "a column",
    (header: { tables: { columns: string[] }[] }) => header.tables[0]?.columns.push("wonder"),
    "projects.wonder is not known",
  ],
  ["a schema", (header: { schema: string }) => (header.schema = "9999_wonders"), "it is of the schema 9999_wonders"],
])("%s that this program does not know refuses the file", async (_, change, why) => {
  const file = join(folder, "newer.jsonl");
  await rewrite(file, (header) => {
    change(header as Parameters<typeof change>[0] & { tables: { name: string; columns: string[] }[]; schema: string });
  });
  await expect(importFrom(store.connection.db, file, NOW)).rejects.toThrow(why);
});

it("a receipt that says something else than was receipted refuses the file", async () => {
  const file = join(folder, "forged.jsonl");
  await rewrite(file, (_, rows) => {
    const [receipt] = rows.get("receipts") ?? [];
    receipt?.splice(4, 1, "GET /elsewhere");
  });
  await expect(importFrom(store.connection.db, file, NOW)).rejects.toThrow("says something else than was receipted");
});
