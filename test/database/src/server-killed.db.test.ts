import { setTimeout as sleep } from "node:timers/promises";
import { connect, isServerGone, type Connection } from "@groundswell/db";
import { startPostgres, type PostgresServer } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: PostgresServer;

beforeAll(async () => {
  // One of its own: it is killed.
  server = await startPostgres();
});

afterAll(async () => {
  await server.stop();
});

/** Each time anew; the wait that never ended was met in every second try. */
const TRIES = 8;
const SOON_MS = 5_000;

/** A transaction that is under way when the server goes, and is begun again at once whenever it fails. */
async function insist(db: Connection["db"], times: number): Promise<unknown> {
  const asked = db.transaction((tx) => tx.execute(sql`select pg_sleep(${times === 0 ? 0 : 2})`));
  return asked.catch((error: unknown) => (times === 0 ? error : insist(db, times - 1)));
}

async function openAll(db: Connection["db"]): Promise<void> {
  await Promise.all(Array.from({ length: 4 }, () => db.execute(sql`select pg_sleep(0.1)`)));
}

async function listBackends(db: Connection["db"]): Promise<number[]> {
  const rows = await db.execute<{ pid: number }>(
    sql`select pid from pg_stat_activity where backend_type = 'client backend'`,
  );
  return rows.map(({ pid }) => pid);
}

function killHard(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It has ended with the first of them.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

async function loseServer(how: "pause" | "kill", backends: readonly number[]): Promise<void> {
  const gone = server.pause(how);
  if (how === "kill") backends.forEach(killHard);
  await gone;
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T | "no answer"> {
  return Promise.race([answer, sleep(ms, "no answer" as const, { ref: false })]);
}

test.each([
  ["stops at once", "pause"],
  ["is killed with all its processes", "kill"],
] as const)(
  "whatever is asked of a server that %s ends, and all connections serve when it is back",
  { timeout: TRIES * 4 * SOON_MS },
  async (_, how) => {
    for (let i = 0; i < TRIES; i += 1) {
      const connection = await connect({ url: server.url, dataDir: "", maxConnections: 4 });
      const { db } = connection;
      await openAll(db);
      const backends = await listBackends(db);
      const asked = Promise.all([insist(db, 5), insist(db, 5)]);
      await sleep(100);
      await loseServer(how, backends);
      const ended = await within(SOON_MS, asked);
      expect(ended).not.toBe("no answer");
      for (const error of ended) expect(isServerGone(error)).toBe(true);
      await server.resume();
      const isBack = async () => {
        while (await db.execute(sql`select 1`).then(() => false, isServerGone)) await sleep(20);
      };
      expect(await within(SOON_MS, isBack())).not.toBe("no answer");
      expect(await within(SOON_MS, openAll(db))).not.toBe("no answer");
      await connection.close();
    }
  },
);
