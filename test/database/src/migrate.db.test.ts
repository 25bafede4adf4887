import { connect, migrate } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { expect, inject, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";

eachDatabase("migrating", (database) => {
  const countMigrations = async () => {
    const [row] = await database.db.execute<{ n: number }>(
      sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
    );
    return row?.n;
  };

  it("again changes nothing and loses nothing", async () => {
    await watch(database, "a/b");
    const before = await countMigrations();
    await migrate(database.connection);
    await Promise.all([migrate(database.connection), migrate(database.connection)]);
    expect(await countMigrations()).toBe(before);
    expect(await database.db.execute(sql`select repo from projects`)).toHaveLength(1);
  });

  it("refuses a database that a newer program has changed, says what to do, and derives nothing anew", async () => {
    await database.db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9e12)`);
    await database.db.execute(
      sql`update process_state set value = '"of a newer program"' where key = 'caches_version'`,
    );
    try {
      await expect(migrate(database.connection)).rejects.toMatchObject({
        name: "UserError",
        message: "a newer Groundswell has changed the database's schema",
        remedy: expect.stringContaining("update this program") as string,
      });
      const kept = sql`select 1 from process_state where key = 'caches_version' and value <> '"of a newer program"'`;
      expect(await database.db.execute(kept)).toHaveLength(0);
    } finally {
      await database.db.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`);
    }
  });
});

it("an empty server database is migrated once, though several processes begin at the same moment", async () => {
  const made = await createTestDatabase(inject("postgresUrl"));
  const connections = await Promise.all(Array.from({ length: 4 }, () => connect({ url: made.url, dataDir: "" })));
  await Promise.all(connections.map(migrate));
  const [first] = connections;
  const tables = await first?.db.execute(sql`select 1 from pg_tables where tablename = 'observations'`);
  const runs = await first?.db.execute(sql`select hash from drizzle.__drizzle_migrations`);
  expect(tables).toHaveLength(1);
  expect(new Set(runs?.map((run) => run["hash"])).size).toBe(runs?.length);
  await Promise.all(connections.map((connection) => connection.close()));
  await made.drop();
});

it("a server that does not answer is named as such, with what to check", async () => {
  const url = new URL(inject("postgresUrl"));
  url.pathname = "/no_such_database";
  await expect(connect({ url: url.href, dataDir: "" })).rejects.toMatchObject({
    name: "UserError",
    where: "DATABASE_URL",
    message: expect.stringContaining("no_such_database") as string,
  });
});
