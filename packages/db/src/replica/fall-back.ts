import type { Client } from "../connect.ts";
import { ANSWER_MS, answerWithin } from "./answer-within.ts";
import { isDatabaseGone } from "./is-database-gone.ts";

/** Which of two the next question goes to, and who is told how it went. */
export interface Choice {
  readonly isReplicaInUse: boolean;
  /** The replica did not answer. */
  noteGone(error: unknown): void;
}

/**
 * What a replica refuses or breaks off though it is there: rows that were removed meanwhile, a write, a table that has not
 * come over yet. The primary answers these.
 */
const OTHERS = new Set(["40001", "25006", "42P01", "42703"]);

/** Of many statements. */
const TRANSACTION_MS = 10_000;

type Unsafe = Client["unsafe"];

/**
 * A client that asks the replica while that is in use, and the primary whatever the replica did not answer. For reads alone:
 * a question may be asked twice.
 */
export function fallBack(replica: Client, primary: Client, choice: Choice): Client {
  const run = async <T>(ask: (client: Client) => Promise<T>, limitMs = ANSWER_MS): Promise<T> => {
    if (!choice.isReplicaInUse) return ask(primary);
    try {
      return await answerWithin(limitMs, ask(replica));
    } catch (error) {
      if (isDatabaseGone(error)) choice.noteGone(error);
      else if (!OTHERS.has(readCode(error))) throw error;
      return ask(primary);
    }
  };
  const unsafe = (...asked: Parameters<Unsafe>) => {
    const rows = () => run(async (client) => await client.unsafe(...asked));
    return {
      then: (...handlers: Parameters<Promise<unknown>["then"]>) => rows().then(...handlers),
      catch: (...handlers: Parameters<Promise<unknown>["catch"]>) => rows().catch(...handlers),
      finally: (...handlers: Parameters<Promise<unknown>["finally"]>) => rows().finally(...handlers),
      values: () => run(async (client) => await client.unsafe(...asked).values()),
    };
  };
  const begin = (work: Parameters<Client["begin"]>[1]) => run(async (client) => client.begin(work), TRANSACTION_MS);
  return new Proxy(replica, {
    get(target, key) {
      // drizzle asks for rows, for their values, and for transactions: no more.
      if (key === "unsafe") return unsafe;
      if (key === "begin") return begin;
      return Reflect.get(target, key) as unknown;
    },
  });
}

function readCode(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code: unknown = Reflect.get(cause, "code");
    if (typeof code === "string") return code;
  }
  return "";
}
