import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";

const DOCUMENT = resolve(import.meta.dirname, "../../../docs/scale.md");

eachDatabase("indexes", (database) => {
  it("each has its query in docs/scale.md, and none is told of that is not there", async () => {
    const text = await readFile(DOCUMENT, "utf8");
    const told = [...text.matchAll(/^\| `(\w+_(?:idx|key))` +\|(.+)\|$/gm)];
    expect(told.filter(([, , query = ""]) => query.trim().length < 10)).toEqual([]);
    const rows = await database.db.execute<{ name: string }>(sql`
      select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      where not i.indisprimary and c.relnamespace = 'public'::regnamespace and not c.relispartition`);
    expect(told.map(([, name]) => name).sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});
