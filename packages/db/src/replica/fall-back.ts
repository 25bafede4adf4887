import type { Client } from "../client.ts";
import { interceptClient } from "../outage/intercept-client.ts";
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

/**
 * A client that asks the replica while that is in use, and the primary whatever the replica did not answer. For reads alone:
 * a question may be asked twice.
 */
export function fallBack(replica: Client, primary: Client, choice: Choice): Client {
  return interceptClient(replica, async (ask, kind) => {
    if (!choice.isReplicaInUse) return ask(primary);
    try {
      return await answerWithin(kind === "question" ? ANSWER_MS : TRANSACTION_MS, ask(replica));
    } catch (error) {
      if (isDatabaseGone(error)) choice.noteGone(error);
      else if (!OTHERS.has(readCode(error))) throw error;
      return ask(primary);
    }
  });
}

function readCode(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code: unknown = Reflect.get(cause, "code");
    if (typeof code === "string") return code;
  }
  return "";
}
