import type { Client } from "../client.ts";

type Unsafe = Client["unsafe"];

/** Asks one of our clients, and answers for what it said. */
export type Run = <T>(ask: (client: Client) => Promise<T>, kind: "question" | "transaction") => Promise<T>;

/**
 * A client that has everything that drizzle asks go through a function, which chooses who is asked. Nothing else of the
 * client may be used.
 * @param target whose other properties it has
 */
export function interceptClient(target: Client, run: Run): Client {
  const unsafe = (...asked: Parameters<Unsafe>) => {
    const rows = () => run(async (client) => await client.unsafe(...asked), "question");
    return {
      then: (...handlers: Parameters<Promise<unknown>["then"]>) => rows().then(...handlers),
      catch: (...handlers: Parameters<Promise<unknown>["catch"]>) => rows().catch(...handlers),
      finally: (...handlers: Parameters<Promise<unknown>["finally"]>) => rows().finally(...handlers),
      values: () => run(async (client) => await client.unsafe(...asked).values(), "question"),
    };
  };
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
