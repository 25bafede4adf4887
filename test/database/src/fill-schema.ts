import { contentHash, receiptKey } from "@groundswell/core";
import type { Executor } from "@groundswell/db";
import { sql } from "drizzle-orm";

interface Column extends Record<string, unknown> {
  table: string;
  name: string;
  type: string;
}

/** Rows a table: enough that one of them is another project's, another story's, another day's. */
const ROWS = [1, 2] as const;

const RECEIPT = {
  ...{ source: "GitHub REST API", sourceUrl: null, request: "GET /x", fetchedAt: Date.parse("2026-08-01T00:00:00Z") },
  ...{ status: 200, contentHash: contentHash("x"), method: "as GitHub says" },
};
const KEY = `'${receiptKey(RECEIPT)}'`;

/** By table and column, or by column: what must be something in particular, in SQL. The rest follows from the type. */
const SPECIAL: Readonly<Record<string, (i: number) => string>> = {
  "projects.id": (i) => `${i}`,
  "receipts.key": () => KEY,
  receipt_key: () => KEY,
  "receipts.source": () => "'GitHub REST API'",
  "receipts.request": () => "'GET /x'",
  "receipts.fetched_at": () => "'2026-08-01T00:00:00Z'",
  "receipts.status": () => "200",
  "receipts.content_hash": () => `'${RECEIPT.contentHash}'`,
  "receipts.method": () => "'as GitHub says'",
  repo: (i) => `'a/p${i}'`,
  "project_names.name": (i) => `'a/p${i}'`,
  name_key: (i) => `'a/p${i}'`,
  full_name: (i) => `'a/p${i}'`,
  "detail_revisions.created_at": () => "'2024-01-01T00:00:00Z'",
  what: () => "'stars'",
  "project_notices.kind": () => "'not found'",
  "pin_corrections.kind": () => "'renamed'",
  resource: () => "'totals'",
  url: (i) => `'https://news.example/${i}'`,
  url_key: (i) => `'news.example/${i}'`,
  "story_versions.mentions": () => `'[]'`,
  "story_mentions.status": () => "'confirmed'",
  tier: () => "'T1'",
  "licence_commits.place": (i) => `${i}`,
  place: () => "'title'",
  cursor: () => "null",
  "discussion_days.source": () => "'reddit'",
  "discussion_days.coverage": () => "'complete'",
  state: () => "'observed'",
  "openness_lines.files": () => `'[{"path": "LICENSE", "blob": "b"}]'`,
  "licence_readings.reading": () => `'{"kind": "unknown"}'`,
  "readme_claims.claims": () => `'[{"quote": "Open.", "line": 1}]'`,
  "openness_notes.kind": () => "'correction'",
};

const BY_TYPE: Readonly<Record<string, (i: number, name: string) => string>> = {
  int4: (i) => `${i}`,
  int8: (i) => `${i + 9_007_199_254_740_900}`,
  int2: (i) => `${i}`,
  float8: (i) => `${i / 3}`,
  bool: (i) => String(i === 1),
  text: (i, name) => `'${name} ${i} "鹅"'`,
  date: (i) => `'2026-08-0${i}'`,
  timestamptz: (i) => `'2026-08-0${i}T04:00:00.123456Z'`,
  jsonb: (i) => `'{"n": ${i}, "deep": [1.5, null, "é"]}'`,
  bytea: (i) => `'\\x1f8b0${i}'`,
  _text: () => `array['a', 'x,y "z"']`,
  _int4: (i) => `array[${i}]`,
  _float8: (i) => `array[${i}, 1e-7, 0.1]`,
};

/**
 * Puts rows into every table of a schema, whichever it is: each column has a value of its type. A schema to come is filled
 * like those that are there; a column that must be something in particular is named above.
 * @param except tables that are left empty
 */
export async function fillSchema(db: Executor, except: readonly string[]): Promise<void> {
  const byTable = Map.groupBy(await readColumns(db), ({ table }) => table);
  const tables = [...byTable.keys()].filter((table) => !except.includes(table));
  // What others refer to comes first.
  const first = ["projects", "receipts"];
  for (const table of [...first, ...tables.filter((name) => !first.includes(name))]) {
    const columns = byTable.get(table) ?? [];
    const rows = ROWS.map((i) => `(${columns.map((column) => valueOf(column, i)).join(", ")})`);
    const names = columns.map(({ name }) => `"${name}"`).join(", ");
    await db.execute(sql.raw(`insert into ${table} (${names}) overriding system value values ${rows.join(", ")}`));
  }
}

function valueOf({ table, name, type }: Column, i: number): string {
  const special = SPECIAL[`${table}.${name}`] ?? SPECIAL[name];
  if (special !== undefined) return special(i);
  const usual = BY_TYPE[type];
  if (usual === undefined) throw new Error(`no value for ${table}.${name}, a ${type}: say one in fill-schema.ts`);
  return usual(i, name);
}

async function readColumns(db: Executor): Promise<Column[]> {
  return [
    ...(await db.execute<Column>(sql`
      select c.relname as table, a.attname as name, t.typname as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by c.relname, a.attnum`)),
  ];
}
