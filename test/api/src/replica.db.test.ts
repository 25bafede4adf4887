import { createApi, type ApiDeps } from "@groundswell/api";
import { bumpDataVersion, connect, connectReplica, migrate, syncWatchlist, type Replica } from "@groundswell/db";
import { findPgBasebackup, startPostgres } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { describe, expect, test, vi } from "vitest";
import { NOW, ORIGIN } from "./harness.ts";

const canCopy = findPgBasebackup() !== null;
if (!canCopy)
  process.stderr.write("NOT TESTED: read replicas; pg_basebackup is missing. Install PostgreSQL's server.\n");

const DEPS: Omit<ApiDeps, "db"> = {
  logger: pino({ level: "silent" }),
  version: "1.2.3",
  world: "real",
  publicUrl: null,
  watchlistProblem: () => null,
  now: () => NOW,
};

/** The project's description, as the API over a replica answers, and its ETag. */
function makeReader(api: ReturnType<typeof createApi>) {
  return async () => {
    const response = await api.fetch(new Request(`${ORIGIN}/api/v1/projects/a/b`));
    const { description } = (await response.json()) as { description: string };
    return { description, etag: response.headers.get("etag") };
  };
}

const watch = (description: string) => [
  { repo: "a/b", name: "b", description, category: null, homepage: null, formerly: [] },
];

describe.runIf(canCopy)("a second server that follows the first", () => {
  test("reads go to it, say how far behind it is, and go to the first while it is gone", async () => {
    const primaryServer = await startPostgres();
    const primary = await connect({ url: primaryServer.url, dataDir: "" });
    await migrate(primary);
    await syncWatchlist(primary.db, watch("none"));
    const replicaServer = await startPostgres({ replicaOf: primaryServer.url });
    const told: boolean[] = [];
    const replica: Replica = await connectReplica(primary, {
      url: replicaServer.url,
      tell: (isInUse) => told.push(isInUse),
      everyMs: 0,
    });
    const api = createApi({ ...DEPS, db: replica.db, writeDb: primary.db, replica });
    const read = makeReader(api);
    const status = async () =>
      (await (await api.fetch(new Request(`${ORIGIN}/api/v1/status`))).json()) as { reads: unknown };
    try {
      expect(replica.state().isInUse).toBe(true);
      await syncWatchlist(primary.db, watch("one"));
      await vi.waitFor(async () => expect((await read()).description).toBe("one"), 10_000);
      const first = await read();
      const [asked] = await replica.db.execute<{ standby: boolean }>(sql`select pg_is_in_recovery() as standby`);
      expect(asked?.standby).toBe(true);

      // Held back: the primary is ahead, and the replica answers as of before, with the ETag of before.
      await stopApplying(replicaServer.url);
      await syncWatchlist(primary.db, watch("two"));
      await new Promise((resolve) => setTimeout(resolve, 600));
      await replica.look();
      expect(await read()).toEqual(first);
      expect(replica.state().lag?.bytes).toBeGreaterThan(0);
      expect((await status()).reads).toMatchObject({ from: "replica", lagSeconds: expect.any(Number) as number });
      await goOnApplying(replicaServer.url);
      await vi.waitFor(async () => expect((await read()).description).toBe("two"), 10_000);
      await vi.waitFor(async () => {
        await replica.look();
        expect(replica.state().lag).toEqual({ bytes: 0, seconds: 0 });
      }, 10_000);

      // What writes by mistake, or breaks off, is the primary's to answer.
      await replica.db.transaction((tx) => bumpDataVersion(tx));
      expect(replica.state().isInUse).toBe(true);

      // Gone: no reader notices.
      await replicaServer.stop();
      await syncWatchlist(primary.db, watch("three"));
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect((await read()).description).toBe("three");
      expect((await status()).reads).toEqual({ from: "primary", lagSeconds: null });
      expect(told).toEqual([true, false]);
    } finally {
      await replica.close();
      await primary.close();
      await replicaServer.stop();
      await primaryServer.stop();
    }
  }, 60_000);
});

test("with prepare=false in the address no statement is kept: poolers give each transaction another session", async () => {
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  const count = async (address: string) => {
    const connection = await connect({ url: address, dataDir: "", maxConnections: 1 });
    try {
      await connection.db.transaction(async (tx) => tx.execute(sql`select ${1}::int`));
      const [row] = await connection.db.execute<{ kept: number }>(
        sql`select count(*)::int as kept from pg_prepared_statements`,
      );
      return row?.kept ?? null;
    } finally {
      await connection.close();
    }
  };
  expect(await count(url.href)).toBeGreaterThan(0);
  url.searchParams.set("prepare", "false");
  expect(await count(url.href)).toBe(0);
});

test("migrations lock by a transaction, so that no pooler's session is left locked", async () => {
  const url = process.env["TEST_DATABASE_URL"] ?? "";
  const store = await connect({ url, dataDir: "", maxConnections: 2 });
  try {
    const order: string[] = [];
    const turn = (name: string) =>
      store.withLock(7, async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`${name} ends`);
      });
    await Promise.all([turn("a"), turn("b")]);
    expect(order.map((step) => step.split(" ")[1])).toEqual(["begins", "ends", "begins", "ends"]);
    await expect(store.withLock(7, () => Promise.reject(new Error("broken off")))).rejects.toThrow("broken off");
    const held = await store.db.execute(sql`select 1 from pg_locks where locktype = 'advisory' and objid = 7`);
    expect(held).toHaveLength(0);
  } finally {
    await store.close();
  }
});

async function stopApplying(url: string): Promise<void> {
  await ask(url, "select pg_wal_replay_pause()");
}

async function goOnApplying(url: string): Promise<void> {
  await ask(url, "select pg_wal_replay_resume()");
}

async function ask(url: string, statement: string): Promise<void> {
  const connection = await connect({ url, dataDir: "", maxConnections: 1 });
  await connection.db.execute(statement);
  await connection.close();
}
