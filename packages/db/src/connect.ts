import { UserError } from "@groundswell/core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { startEmbedded } from "./embedded/start.ts";

/** The database, whichever it is: one driver, one dialect, one type. */
export type Database = PostgresJsDatabase;
/** A transaction, or the database itself, for functions that work in either. */
export type Executor = Database | Parameters<Parameters<Database["transaction"]>[0]>[0];

/** The driver. */
export type Client = postgres.Sql;

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
  /** Is told of each statement that is sent. */
  onStatement?: ((statement: string) => void) | undefined;
}

const GOODBYE_SECONDS = 5;

/** Settles never. */
const NEVER = new Promise<Error>(ignore);

/**
 * Opens the database: a PostgreSQL server by its URL, or the embedded one in its folder.
 * @throws UserError when the server can't be reached, or the folder is in use or damaged
 */
export async function connect({ url, dataDir, maxConnections = 10, onStatement }: ConnectOptions): Promise<Connection> {
  const told = onStatement === undefined ? {} : { debug: (_: number, statement: string) => onStatement(statement) };
  return url === undefined ? connectEmbedded(dataDir, told) : connectServer(url, maxConnections, told);
}

type Told = Pick<postgres.Options<Record<string, never>>, "debug">;

async function connectEmbedded(dataDir: string, told: Told): Promise<Connection> {
  const server = await startEmbedded(dataDir);
  // There is one session behind the socket: a second connection's unnamed statements would take the place of ours.
  const client = postgres({
    path: server.socketPath,
    user: "postgres",
    database: "postgres",
    max: 1,
    onnotice: ignore,
    ...told,
  });
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

async function connectServer(url: string, maxConnections: number, told: Told): Promise<Connection> {
  const client = openClient(url, maxConnections, told);
  try {
    await client`select 1`;
  } catch (cause) {
    await client.end();
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : "no answer";
    throw new UserError(`PostgreSQL can't be reached: ${reason}`, {
      where: "DATABASE_URL",
      remedy: "check the address, user and database in DATABASE_URL, and that the server is up",
      cause,
    });
  }
  const prepared = withPreparedStatements(client);
  return {
    db: drizzle(prepared),
    client: prepared,
    kind: "server",
    lost: NEVER,
    async withLock(lock, run) {
      const [holder, worker] = [openClient(url, 1, told), openClient(url, 1, told)];
      try {
        return await holdLock(holder, lock, () => run(drizzle(worker)));
      } finally {
        await Promise.all([holder.end(), worker.end()]);
      }
    },
    close: () => client.end(),
  };
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

/** Parameters of a statement that is kept. Those of more are lists of rows, which are all of different lengths. */
const MOST_PARAMETERS = 50;

/**
 * Has the server parse and plan each distinct statement once a connection, in transactions too. drizzle sends its
 * statements through `unsafe` with word not to prepare them, for which the driver asks twice each time. With `prepare=false`
 * in the address (a pooler that gives each transaction another session) nothing is kept, whatever is asked for here.
 */
export function withPreparedStatements<T extends Pick<postgres.Sql, "unsafe">>(client: T): T {
  const unsafe: postgres.Sql["unsafe"] = (query, parameters = [], options) =>
    client.unsafe(query, parameters, { ...options, prepare: parameters.length <= MOST_PARAMETERS });
  const nested = (key: "begin" | "savepoint") => (run: (inner: postgres.TransactionSql) => unknown) => {
    const open = Reflect.get(client, key) as (run: (inner: postgres.TransactionSql) => unknown) => Promise<unknown>;
    return open((inner) => run(withPreparedStatements(inner)));
  };
  return new Proxy(client, {
    get(target, key) {
      if (key === "unsafe") return unsafe;
      // drizzle gives both a function alone.
      if (key === "begin" || key === "savepoint") return nested(key);
      return Reflect.get(target, key) as unknown;
    },
  });
}

/** Opens no connection yet. */
export function openClient(url: string, max: number, told: Told = {}): Client {
  return postgres(url, { max, onnotice: ignore, connect_timeout: 10, ...told });
}

/** PostgreSQL's notices ("relation already exists, skipping") are no news. */
function ignore(): void {
  return;
}
