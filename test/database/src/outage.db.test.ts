import { connect, findOutage, isServerGone, type Connection, type Outage } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Wire } from "./wire.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let wire: Wire;
let connection: Connection;
const told: (Outage | null)[] = [];

beforeAll(async () => {
  database = await createTestDatabase(process.env["TEST_DATABASE_URL"] ?? "");
  wire = new Wire(new URL(database.url));
  await wire.listen();
  connection = await connect({ url: wire.url, dataDir: "", tellOutage: (outage) => told.push(outage) });
});

afterAll(async () => {
  await wire.cut();
  await connection.close();
  await database.drop();
});

/** What became of a question. */
async function ask(statement = sql`select 1`): Promise<unknown> {
  return connection.db.execute(statement).then(
    () => "answered",
    (error: unknown) => error,
  );
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("a server that is gone is told of once, answered for at once, and asked again by itself", async () => {
  expect(await ask()).toBe("answered");
  await wire.cut();
  expect(isServerGone(await ask())).toBe(true);
  await until(() => told.length === 1);
  const refused = await Promise.all(Array.from({ length: 200 }, () => ask()));
  const outages = refused.map(findOutage);
  expect(outages.every((outage) => outage?.since === told[0]?.since)).toBe(true);
  const begun: unknown = await connection.db
    .transaction(() => Promise.resolve("begun"))
    .catch((error: unknown) => error);
  expect(findOutage(begun)).not.toBeNull();
  await wire.listen();
  await until(() => told.length === 2);
  expect([told[1], await ask()]).toEqual([null, "answered"]);
});

test("a slow question is no outage: the server is looked at, and it is there", async () => {
  expect(await ask(sql`select pg_sleep(1.7)`)).toBe("answered");
  expect(told).toHaveLength(2);
});

test("a fault of a question is no outage", async () => {
  const fault = await ask(sql`select * from nowhere`);
  expect(isServerGone(fault)).toBe(false);
  expect(told).toHaveLength(2);
});

test("who waits for a server that has fallen silent is answered, and so is whoever asks after", async () => {
  wire.mute();
  const waiting = await Promise.all([ask(), ask()]);
  expect(waiting.map((error) => findOutage(error)?.since)).toEqual([told[2]?.since, told[2]?.since]);
  expect(findOutage(await ask())).not.toBeNull();
});
