import { UserError } from "@groundswell/core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { DRIVER_OPTIONS, openClient, readyDriver, withPreparedStatements, type Client, type Told } from "./client.ts";
import { startEmbedded } from "./embedded/start.ts";
import type { Outage } from "./outage/database-gone.ts";
import { guardClient } from "./outage/guard-client.ts";

/** The database, whichever it is: one driver, one dialect, one type. */
export type Database = PostgresJsDatabase;
/** A transaction, or the database itself, for functions that work in either. */
export type Executor = Database | Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface Connection {
  db: Database;
  kind: "embedded" | "server";
  /**
   * Runs a function alone among all processes that name the same lock; others wait for their turn. The lock is a
   * transaction's, held open for it: a session's would be left behind by a pooler that gives each transaction another one.
   */
  withLock<T>(lock: number, run: (db: Database) => Promise<T>): Promise<T>;
  /** What the database is asked through, for what stands before it. */
  client: Client;
  /** Settles when the database is gone for good: the embedded one has died. A server's may come back. */
  lost: Promise<Error>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** A PostgreSQL server. Absent: the embedded database of `dataDir`. */
  url?: string | undefined;
  dataDir: string;
  /** Most connections at once to a server. */
  maxConnections?: number;
  /** Told when a server does not answer any more, and when it does again (null). */
  tellOutage?: ((outage: Outage | null) => void) | undefined;
  /** Is told of each statement that is sent. */
  onStatement?: ((statement: string) => void) | undefined;
}

const GOODBYE_SECONDS = 5;
const GONE_SECONDS = 0;

/** Settles never. */
const NEVER = new Promise<Error>(ignore);

/**
 * Opens the database: a PostgreSQL server by its URL, or the embedded one in its folder.
 * @throws UserError when the server can't be reached, or the folder is in use or damaged
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { url, dataDir, maxConnections = 10, onStatement, tellOutage = ignore } = options;
  const told = onStatement === undefined ? {} : { debug: (_: number, statement: string) => onStatement(statement) };
  return url === undefined ? connectEmbedded(dataDir, told) : connectServer(url, { maxConnections, told, tellOutage });
}

async function connectEmbedded(dataDir: string, told: Told): Promise<Connection> {
  const server = await startEmbedded(dataDir);
  // There is one session behind the socket: a second connection's unnamed statements would take the place of ours.
  const client = readyDriver(
    postgres({
      path: server.socketPath,
      user: "postgres",
      database: "postgres",
      max: 1,
      ...DRIVER_OPTIONS,
      ...told,
    }),
  );
  let turn: Promise<unknown> = Promise.resolve();
  const prepared = withPreparedStatements(client);
  return {
    db: drizzle(prepared),
    client: prepared,
    kind: "embedded",
    lost: server.lost,
    // One owner, and so nobody else to wait for.
    withLock(_, run) {
      const result = turn.then(() => run(drizzle(client)));
      turn = result.catch(ignore);
      return result;
    },
    async close() {
      // Bounded: a database that has died answers no goodbye.
      await client.end({ timeout: GOODBYE_SECONDS });
      await server.stop();
    },
  };
}

interface ServerOptions {
  maxConnections: number;
  told: Told;
  tellOutage: (outage: Outage | null) => void;
}

async function connectServer(url: string, { maxConnections, told, tellOutage }: ServerOptions): Promise<Connection> {
  await tryServer(url);
  const guarded = guardClient({
    url,
    open: (onclose) => withPreparedStatements(openClient(url, maxConnections, { ...told, onclose })),
    tell: tellOutage,
  });
  const guardOne = () =>
    guardClient({ url, open: (onclose) => openClient(url, 1, { ...told, onclose }), tell: ignore });
  return {
    db: drizzle(guarded.client),
    client: guarded.client,
    kind: "server",
    lost: NEVER,
    async withLock(lock, run) {
      const [holder, worker] = [guardOne(), guardOne()];
      // With the lock lost, or the work failed, nothing that is under way is waited for: it must not end without the lock.
      let patience = GONE_SECONDS;
      try {
        const result = await holdLock(holder.client, lock, () => run(drizzle(worker.client)));
        patience = GOODBYE_SECONDS;
        return result;
      } finally {
        await Promise.all([holder.close(patience), worker.close(patience)]);
      }
    },
    close: () => guarded.close(GOODBYE_SECONDS),
  };
}

async function tryServer(url: string): Promise<void> {
  const client = openClient(url, 1);
  try {
    await client`select 1`;
  } catch (cause) {
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : "no answer";
    throw new UserError(`PostgreSQL can't be reached: ${reason}`, {
      where: "DATABASE_URL",
      remedy: "check the address, user and database in DATABASE_URL, and that the server is up",
      cause,
    });
  } finally {
    await client.end({ timeout: GOODBYE_SECONDS });
  }
}

async function holdLock<T>(holder: Client, lock: number, run: () => Promise<T>): Promise<T> {
  const results: T[] = [];
  await holder.begin(async (tx) => {
    // It stands idle for as long as the other works.
    await tx`set local idle_in_transaction_session_timeout = 0`;
    await tx`select pg_advisory_xact_lock(${lock}::bigint)`;
    results.push(await run());
  });
  const [result] = results;
  return result as T;
}

/** PostgreSQL's notices ("relation already exists, skipping") are no news. */
function ignore(): void {
  return;
}
