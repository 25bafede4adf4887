import { setTimeout as sleep } from "node:timers/promises";
import { connect, findOutage, isServerGone, type Connection, type Outage } from "@groundswell/db";
import { startPostgres, type PostgresServer } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Wire } from "./wire.ts";

let server: PostgresServer;
let wire: Wire;
let connection: Connection;
let told: (Outage | null)[] = [];

/** An outage is noticed after one second and a look of three; what is under way then has ten more. */
const NOTICED_MS = 6_000;
const LOST_MS = 18_000;
const TIMEOUT_MS = 60_000;

beforeAll(async () => {
  // One of its own: its processes are stopped.
  server = await startPostgres();
});

beforeEach(async () => {
  told = [];
  wire = new Wire(new URL(server.url));
  await wire.listen();
  const options = { dataDir: "", maxConnections: 4, tellOutage: (outage: Outage | null) => told.push(outage) };
  connection = await connect({ url: wire.url, ...options });
  await askAll();
});

afterEach(async () => {
  await wire.cut();
  await connection.close();
});

afterAll(async () => {
  await server.stop();
});

/** As many questions at once as there are connections. */
async function askAll(): Promise<unknown> {
  return Promise.all(Array.from({ length: 4 }, () => connection.db.execute(sql`select pg_sleep(0.1)`)));
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T | "no answer"> {
  return Promise.race([answer, sleep(ms, "no answer" as const, { ref: false })]);
}

async function untilTold(count: number): Promise<void> {
  while (told.length < count) await sleep(20);
}

function failureOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => "stored",
    (error: unknown) => error,
  );
}

/** The processes of the server, the one that takes connections first: nobody new comes once that stands still. */
async function listProcesses(): Promise<number[]> {
  const [main] = await connection.db.execute<{ pid: number }>(
    sql`select split_part(pg_read_file('postmaster.pid'), e'\n', 1)::int as pid`,
  );
  const others = await connection.db.execute<{ pid: number }>(sql`select pid from pg_stat_activity`);
  return [main, ...others].map((row) => row?.pid ?? 0);
}

test(
  "after a silence in which connections were forgotten, all is asked on new ones",
  { timeout: TIMEOUT_MS },
  async () => {
    wire.mute();
    const waiting = await within(NOTICED_MS, failureOf(askAll()));
    expect(findOutage(waiting)).not.toBeNull();
    wire.takeNew();
    expect(await within(NOTICED_MS, untilTold(2))).not.toBe("no answer");
    for (let i = 0; i < 3; i += 1) expect(await within(2_000, askAll())).not.toBe("no answer");
  },
);

test(
  "a server that stands still for a while is told of, and a transaction goes on with it",
  { timeout: TIMEOUT_MS },
  async () => {
    const processes = await listProcesses();
    const stored = failureOf(
      connection.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_sleep(0.3)`);
        await tx.execute(sql`select 1`);
      }),
    );
    await sleep(100);
    for (const pid of processes) process.kill(pid, "SIGSTOP");
    const isNoticed = await within(NOTICED_MS, untilTold(1));
    for (const pid of processes) process.kill(pid, "SIGCONT");
    expect(isNoticed).not.toBe("no answer");
    expect(await within(NOTICED_MS, untilTold(2))).not.toBe("no answer");
    expect(await within(2_000, askAll())).not.toBe("no answer");
    expect(await stored).toBe("stored");
  },
);

test(
  "work in transactions alone notices the silence, under a lock too, and is given up",
  { timeout: TIMEOUT_MS },
  async () => {
    const begun = Promise.withResolvers<undefined>();
    const lost = failureOf(
      connection.db.transaction(async (tx) => {
        await begun.promise;
        wire.mute();
        await tx.execute(sql`select 1`);
      }),
    );
    const lostUnderLock = failureOf(
      connection.withLock(1, async (db) => {
        begun.resolve(undefined);
        await lost;
        await db.execute(sql`select 1`);
      }),
    );
    expect(isServerGone(await within(LOST_MS, lost))).toBe(true);
    expect(told).toHaveLength(1);
    expect(isServerGone(await within(LOST_MS, lostUnderLock))).toBe(true);
  },
);

test("work whose lock is lost does not go on to its end", { timeout: TIMEOUT_MS }, async () => {
  const other = await connect({ url: server.url, dataDir: "", maxConnections: 1 });
  await other.db.execute(sql`create table under_lock (what text)`);
  const lost = failureOf(
    connection.withLock(1, async (db) => {
      await db.transaction(async (tx) => {
        await tx.execute(sql`insert into under_lock values ('half')`);
        await other.db.execute(sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`);
        await tx.execute(sql`select pg_sleep(1)`);
      });
    }),
  );
  expect(isServerGone(await lost)).toBe(true);
  await sleep(1_500);
  expect([...(await other.db.execute(sql`select what from under_lock`))]).toEqual([]);
  await other.close();
});
