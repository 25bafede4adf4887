import { UserError } from "@groundswell/core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { startEmbedded } from "./embedded/start.ts";

/** The database, whichever it is: one driver, one dialect, one type. */
export type Database = PostgresJsDatabase;
/** A transaction, or the database itself, for functions that work in either. */
export type Executor = Database | Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface Connection {
  db: Database;
  kind: "embedded" | "server";
  /** Runs a function on one session, for what belongs to a session (advisory locks); others wait for their turn. */
  withSession<T>(run: (db: Database) => Promise<T>): Promise<T>;
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
  return {
    db: drizzle(withPreparedStatements(client)),
    kind: "embedded",
    lost: server.lost,
    withSession(run) {
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
  const openClient = (max: number) => postgres(url, { max, onnotice: ignore, connect_timeout: 10, ...told });
  const client = openClient(maxConnections);
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
  return {
    db: drizzle(withPreparedStatements(client)),
    kind: "server",
    lost: NEVER,
    async withSession(run) {
      const session = openClient(1);
      try {
        return await run(drizzle(session));
      } finally {
        await session.end();
      }
    },
    close: () => client.end(),
  };
}

/** Parameters of a statement that is kept. Those of more are lists of rows, which are all of different lengths. */
const MOST_PARAMETERS = 50;

/**
 * Has the server parse and plan each distinct statement once a connection, in transactions too. drizzle sends its
 * statements through `unsafe` with word not to prepare them, for which the driver asks twice each time.
 */
function withPreparedStatements<T extends Pick<postgres.Sql, "unsafe">>(client: T): T {
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

/** PostgreSQL's notices ("relation already exists, skipping") are no news. */
function ignore(): void {
  return;
}
