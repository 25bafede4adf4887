import type { Client } from "../client.ts";
import { deferQuery } from "./defer-query.ts";

type Unsafe = Client["unsafe"];

/** Asks one of our clients, and answers for what it said. */
export type Run = <T>(ask: (client: Client) => Promise<T>, kind: "question" | "transaction") => Promise<T>;

/**
 * A client that has everything that drizzle asks go through a function, which chooses who is asked. Nothing else of the
 * client may be used.
 * @param target whose other properties it has
 */
export function interceptClient(target: Client, run: Run): Client {
  const unsafe = (...asked: Parameters<Unsafe>) =>
    deferQuery((pick) => run(async (client) => await pick(client.unsafe(...asked)), "question"));
  const begin = (work: Parameters<Client["begin"]>[1]) => run(async (client) => client.begin(work), "transaction");
  return new Proxy(target, {
    get(_, key) {
      // drizzle asks for rows, for their values, and for transactions: no more.
      if (key === "unsafe") return unsafe;
      if (key === "begin") return begin;
      return Reflect.get(target, key) as unknown;
    },
  });
}
