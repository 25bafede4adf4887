import { drizzle } from "drizzle-orm/postgres-js";
import { makePgArray } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { parseArray } from "./parse-array.ts";
import { guardTransactions } from "./transaction.ts";

/** The driver. */
export type Client = postgres.Sql;

/** Who is told of statements, and of connections that are closed. */
export type Told = Pick<postgres.Options<Record<string, never>>, "debug" | "onclose">;

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

const toText = (text: string) => text;

/** How an array's elements are read, by PostgreSQL's own numbers of the arrays that we have: int2, int4, float8, int8, text. */
const ARRAYS = { 1005: Number, 1007: Number, 1022: Number, 1016: toText, 1009: toText };

/**
 * How the driver is to go about with any database. Left alone it asks each connection for the types of arrays, and one
 * that is lost meanwhile ends the process: `readyDriver` knows them.
 */
export const DRIVER_OPTIONS = { fetch_types: false, onnotice: () => null } as const;

/** Has the driver read and write dates as drizzle does, and arrays, and keep to a transaction's connection. */
export function readyDriver(client: postgres.Sql): Client {
  drizzle(client);
  const { parsers, serializers } = client.options;
  for (const [oid, read] of Object.entries(ARRAYS)) {
    parsers[Number(oid)] = (text: string) => parseArray<number | string>(text, read);
    serializers[Number(oid)] = (value: unknown) => (Array.isArray(value) ? makePgArray(value) : value);
  }
  return guardTransactions(client);
}

/** Opens no connection yet. A server that is back is found within a quarter of a second: left alone, the driver waits for up to 20. */
export function openClient(url: string, max: number, told: Told = {}): Client {
  return readyDriver(postgres(url, { ...DRIVER_OPTIONS, max, connect_timeout: 10, backoff: () => 0.25, ...told }));
}
