import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@groundswell/db";
import { expect, inject, test } from "vitest";
import { createTestDatabase } from "./create-test-database.ts";
import { findPackagedPostgres } from "./find-tools.mjs";
import { startPostgres } from "./start-postgres.ts";
import { startProcess } from "./start-process.ts";

async function query(url: string, statement: string): Promise<unknown[]> {
  const connection = await connect({ url, dataDir: "", maxConnections: 1 });
  try {
    return await connection.db.execute(statement);
  } finally {
    await connection.close();
  }
}

async function becomesTrue(condition: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await condition()) return true;
    await sleep(100);
  }
  return false;
}

test("tests that can't see this package's types find the same server in TEST_DATABASE_URL", () => {
  expect(process.env["TEST_DATABASE_URL"]).toBe(inject("postgresUrl"));
});

test("databases are empty, apart from each other, and dropped under an open connection", async () => {
  const [one, two] = await Promise.all([
    createTestDatabase(inject("postgresUrl")),
    createTestDatabase(inject("postgresUrl")),
  ]);
  await query(one.url, "create table only_here (id int)");
  const tables = "select tablename from pg_tables where schemaname = 'public'";
  expect([(await query(one.url, tables)).length, (await query(two.url, tables)).length]).toEqual([1, 0]);

  const open = await connect({ url: one.url, dataDir: "", maxConnections: 1 });
  await one.drop();
  await two.drop();
  await open.close();
  await expect(query(one.url, "select 1")).rejects.toThrow(/does not exist/);
});

test("the packaged server comes up where none is installed", async () => {
  const folder = findPackagedPostgres();
  if (folder === null) throw new Error("no packaged PostgreSQL for this platform");
  const server = await startPostgres({ programs: { folder, packaged: true } });
  try {
    const rows = await query(server.url, "select version() as version, current_setting('max_connections') as most");
    expect(rows).toMatchObject([{ version: expect.stringContaining("PostgreSQL 18") as string, most: "200" }]);
  } finally {
    await server.stop();
  }
  await expect(query(server.url, "select 1")).rejects.toThrow(/reached/);
});

test("a server dies with the process that started it, even by kill -9, and leaves no folder", async () => {
  const source = `
    import { startPostgres } from ${JSON.stringify(new URL("start-postgres.ts", import.meta.url).href)};
    const { url } = await startPostgres();
    console.log(url);
    setInterval(() => {}, 1000);
  `;
  const owner = startProcess(process.execPath, ["--input-type=module", "-e", source]);
  const url = await owner.waitForLine(/^postgres:/);
  const [row] = (await query(url, "select current_setting('data_directory') as data")) as { data: string }[];
  owner.kill("SIGKILL");
  await owner.exited;
  expect(
    await becomesTrue(() =>
      query(url, "select 1").then(
        () => false,
        () => true,
      ),
    ),
  ).toBe(true);
  expect(row?.data).toMatch(/groundswell-postgres-/);
  expect(await becomesTrue(() => !existsSync(row?.data ?? ""))).toBe(true);
});
