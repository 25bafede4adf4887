import { connect, isServerGone, type Connection } from "@groundswell/db";
import { startPostgres, type PostgresServer } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Wire } from "./wire.ts";

let server: PostgresServer;
let wire: Wire;
let other: Connection;

beforeAll(async () => {
  // One of its own: it is killed.
  server = await startPostgres();
  wire = new Wire(new URL(server.url));
  await wire.listen();
  other = await connect({ url: server.url, dataDir: "", maxConnections: 1 });
  await other.db.execute(sql`create table written (what text)`);
});

beforeEach(async () => {
  await other.db.execute(sql`truncate written`);
});

afterAll(async () => {
  await wire.cut();
  await other.close();
  await server.stop();
});

type Lose = (pid: number) => Promise<unknown>;

/** Two statements of one transaction, between which its connection is lost, or during the second. */
async function writeTwice(db: Connection["db"], lose: Lose, when: "between" | "during"): Promise<unknown> {
  return db
    .transaction(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await tx.execute(sql`insert into written values ('first')`);
      const losing = sleep(when === "during" ? 100 : 0).then(() => lose(row?.pid ?? 0));
      // Long enough for the driver to connect again.
      if (when === "between") await losing.then(() => sleep(700));
      await tx.execute(sql`insert into written select 'second' from pg_sleep(${when === "during" ? 1 : 0})`);
      await losing;
    })
    .catch((error: unknown) => error);
}

async function untilAnswered(db: Connection["db"]): Promise<void> {
  while (await db.execute(sql`select 1`).then(() => false, isServerGone)) await sleep(50);
}

const terminate: Lose = (pid) => other.db.execute(sql`select pg_terminate_backend(${pid})`);
const cutWire: Lose = async () => {
  await wire.cut();
  await wire.listen();
};
const killBackend: Lose = (pid) => Promise.resolve(process.kill(pid, "SIGKILL"));

test.each([
  ["its session is ended", terminate],
  ["its wire is cut", cutWire],
  ["its server process is killed", killBackend],
] as const)("a transaction is stored whole or not at all, and the process lives: %s", async (_, lose) => {
  for (const when of ["between", "during"] as const) {
    const connection = await connect({ url: wire.url, dataDir: "", maxConnections: 2 });
    const { db } = connection;
    // Others wait for a connection meanwhile: the driver opens the lost one again for them.
    const lost = writeTwice(db, lose, when);
    await sleep(30);
    const others = Promise.allSettled(Array.from({ length: 6 }, () => db.execute(sql`select pg_sleep(0.2)`)));
    expect(isServerGone(await lost)).toBe(true);
    await others;
    await untilAnswered(db);
    await untilAnswered(other.db);
    expect([...(await other.db.execute(sql`select what from written`))]).toEqual([]);
    await db.transaction((tx) => tx.execute(sql`select 1`));
    await connection.close();
  }
});
