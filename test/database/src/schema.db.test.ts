import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { LOCAL_TABLES, PIN_TABLES, PROJECT_TABLES, REFERENCE_TABLES } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";

const DB = resolve(import.meta.dirname, "../../../packages/db");

interface Index extends Record<string, unknown> {
  table: string;
  index: string;
  primary: boolean;
  unique: boolean;
  columns: string[];
}

interface ForeignKey extends Record<string, unknown> {
  table: string;
  name: string;
  columns: string[];
  target: string;
  targetColumns: string[];
}

/** Names of columns by their numbers in a catalogue row. */
const columnNames = (relation: string, numbers: string) =>
  sql.raw(`array(select a.attname::text from unnest(${numbers}) with ordinality as k (number, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number order by k.place)`);

eachDatabase("the schema can be distributed by project:", (database) => {
  const run = <T extends Record<string, unknown>>(statement: Parameters<typeof database.db.execute>[0]) =>
    database.db.execute<T>(statement).then((rows) => [...rows]);
  const listTables = async () => {
    const rows = await run<{ name: string }>(sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`);
    return rows.map((row) => row.name);
  };
  const KEPT_WHOLE = [...REFERENCE_TABLES, ...LOCAL_TABLES, ...PIN_TABLES];
  // Partitions lie with their tables, and are held to the same.
  const listFactTables = async () => {
    const rows = await run<{ name: string }>(sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`);
    return rows.map(({ name }) => name).filter((name) => !KEPT_WHOLE.includes(name));
  };
  const listIndexes = async () =>
    run<Index>(sql`select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index,
      i.indisprimary as primary, i.indisunique as unique,
      ${columnNames("i.indrelid", "i.indkey::int2[]")} as columns
      from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace`);
  const listForeignKeys = async () =>
    run<ForeignKey>(sql`select conrelid::regclass::text as table, conname as name,
      ${columnNames("conrelid", "conkey")} as columns, confrelid::regclass::text as target,
      ${columnNames("confrelid", "confkey")} as "targetColumns"
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);

  it("every table is of facts, of pins, of reference, or local, and each of facts has a project_id", async () => {
    const tables = await listTables();
    expect(tables).toEqual([...KEPT_WHOLE, ...PROJECT_TABLES].sort());
    const rows = await run<{ table: string }>(sql`select attrelid::regclass::text as table from pg_attribute
      where attname = 'project_id' and attnotnull and attrelid::regclass::text = any(${sql.param(await listFactTables())}::text[])`);
    expect(rows.map((row) => row.table)).toEqual(expect.arrayContaining(await listFactTables()));
    expect((await listFactTables()).length).toBeGreaterThan(5);
  });

  it("the primary key of every table with a project_id begins with it", async () => {
    const primary = (await listIndexes()).filter((index) => index.primary);
    const tables = [...(await listFactTables()), "project_names"];
    const first = tables.map((table) => [table, primary.find((index) => index.table === table)?.columns[0]]);
    expect(first).toEqual(tables.map((table) => [table, "project_id"]));
  });

  it("the primary key of every table of pins begins with the pin's own, and no index is unique without it", async () => {
    const unique = (await listIndexes()).filter((index) => index.unique && PIN_TABLES.includes(index.table));
    expect(unique.filter(({ primary }) => primary).map(({ table }) => table)).toEqual(
      expect.arrayContaining([...PIN_TABLES]),
    );
    expect(unique.filter(({ columns }) => columns[0] !== "subject_key")).toEqual([]);
  });

  it("no index of facts is unique without the project_id", async () => {
    const facts = await listFactTables();
    const unique = (await listIndexes()).filter((index) => index.unique && facts.includes(index.table));
    expect(unique.length).toBeGreaterThanOrEqual(facts.length);
    expect(unique.filter((index) => !index.columns.includes("project_id"))).toEqual([]);
  });

  it("foreign keys of facts stay within the project", async () => {
    const facts = await listFactTables();
    const keys = (await listForeignKeys()).filter((key) => facts.includes(key.table));
    expect(keys.length).toBeGreaterThan(0);
    const places = (key: ForeignKey) => [key.columns.indexOf("project_id"), key.targetColumns.indexOf("project_id")];
    expect(keys.filter((key) => places(key).join() !== "0,0")).toEqual([]);
  });

  it("no serial, identity or sequence numbers facts across projects", async () => {
    const facts = await listFactTables();
    const numbered = await run<{ table: string }>(sql`select a.attrelid::regclass::text as table from pg_attribute a
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%nextval%'`);
    const owned = await run<{ table: string }>(sql`select d.refobjid::regclass::text as table from pg_depend d
      join pg_class c on c.oid = d.objid and c.relkind = 'S' where d.refclassid = 'pg_class'::regclass`);
    const tables = new Set([...numbered, ...owned].map((row) => row.table));
    expect([...tables].filter((table) => facts.includes(table))).toEqual([]);
    expect(tables).toContain("projects");
  });
});

it("the committed migrations are what the schema says: nothing would be generated anew", async () => {
  const copy = await mkdtemp(join(tmpdir(), "groundswell-drift-"));
  try {
    await cp(join(DB, "migrations"), join(copy, "migrations"), { recursive: true });
    const drizzleKit = join(dirname(createRequire(join(DB, "package.json")).resolve("drizzle-kit")), "bin.cjs");
    const paths = ["--schema", "src/schema/index.ts", "--out", relative(DB, join(copy, "migrations"))];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [drizzleKit, "generate", "--dialect", "postgresql", ...paths],
      { cwd: DB },
    );
    expect(stdout).toContain("No schema changes");
    expect(await readdir(join(copy, "migrations"))).toEqual(await readdir(join(DB, "migrations")));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});

it("every migration in the journal has its file, and every file its entry", async () => {
  const journal = JSON.parse(await readFile(join(DB, "migrations/meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const files = (await readdir(join(DB, "migrations"))).filter((name) => name.endsWith(".sql"));
  expect(files).toEqual(journal.entries.map((entry) => `${entry.tag}.sql`));
});
