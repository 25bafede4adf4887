import postgres from "postgres";
import { guardTransactions } from "./transaction.ts";

/** The driver. */
export type Client = postgres.Sql;

/** Who is told of statements. */
export type Told = Pick<postgres.Options<Record<string, never>>, "debug">;

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

/** Opens no connection yet. A server that is back is found within a quarter of a second: left alone, the driver waits for up to 20. */
export function openClient(url: string, max: number, told: Told = {}): Client {
  return guardTransactions(
    postgres(url, { max, onnotice: () => null, connect_timeout: 10, backoff: () => 0.25, ...told }),
  );
}
