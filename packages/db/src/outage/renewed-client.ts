import type { Client } from "../client.ts";
import { isServerGone } from "../replica/is-database-gone.ts";
import { interceptClient } from "./intercept-client.ts";

/** Opens a client that tells of each of its connections that is closed. */
export type Open = (onClose: () => void) => Client;

interface Generation {
  client: Client;
  /** How much has been asked of it that has no answer yet. */
  asked: number;
  /** Its questions, and how to refuse them. */
  questions: Set<{ askedAt: number; refuse: () => void }>;
}

/** After so long in silence, connections are as good as cut: the network would keep them for a quarter of an hour. */
export const LOST_MS = 10_000;
/** A question may have been sent on a connection that was about to be closed for as long as this process may be busy. */
const SUSPECT_MS = 1_000;
const GONE_SECONDS = 0;

/**
 * A client that is left for a fresh one when it has lost a connection. The driver (3.4.9) may never open such a connection
 * again: bytes that were to be sent as it closed stand before all it would say next. And what it sends between a socket's
 * error and its end has no answer, or an empty one once the connection is there again. Who has asked the old client is
 * still answered by it.
 */
export class RenewedClient {
  readonly client: Client;
  readonly #open: Open;
  readonly #old = new Set<Generation>();
  #current: Generation;
  #isClosed = false;

  constructor(open: Open) {
    this.#open = open;
    this.#current = this.#start();
    this.client = interceptClient(this.#current.client, (ask, kind) => this.ask(ask, kind));
  }

  /** Asks the client of the moment. */
  async ask<T>(ask: (client: Client) => Promise<T>, kind: "question" | "transaction"): Promise<T> {
    const used = this.#current;
    used.asked += 1;
    try {
      const answer = ask(used.client);
      return await (kind === "question" ? refusable(used, answer) : answer);
    } catch (error) {
      if (isServerGone(error)) this.#leave(used);
      throw error;
    } finally {
      used.asked -= 1;
      this.#endIdle(used);
    }
  }

  /** The server has been silent: what is asked from now on is asked on new connections, and the others have a while left. */
  abandon(): void {
    this.#leave(this.#current);
    for (const old of this.#old) setTimeout(() => void old.client.end({ timeout: GONE_SECONDS }), LOST_MS).unref();
  }

  async close(seconds: number): Promise<void> {
    this.#isClosed = true;
    const all = [this.#current, ...this.#old];
    await Promise.all(all.map(({ client }) => client.end({ timeout: seconds })));
  }

  #start(): Generation {
    const client = this.#open(() => {
      this.#leave(generation);
    });
    const generation: Generation = { client, asked: 0, questions: new Set() };
    return generation;
  }

  #leave(left: Generation): void {
    if (left !== this.#current || this.#isClosed) return;
    this.#current = this.#start();
    this.#old.add(left);
    const now = performance.now();
    const suspects = [...left.questions].filter(({ askedAt }) => now - askedAt < SUSPECT_MS);
    if (suspects.length > 0) setTimeout(() => suspects.forEach(({ refuse }) => refuse()), LOST_MS).unref();
    this.#endIdle(left);
  }

  #endIdle(generation: Generation): void {
    if (generation.asked > 0 || !this.#old.delete(generation)) return;
    void generation.client.end({ timeout: GONE_SECONDS });
  }
}

function refusable<T>({ questions }: Generation, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const refuse = () => {
      reject(Object.assign(new Error("the connection to the database was lost"), { code: "CONNECTION_CLOSED" }));
    };
    const question = { askedAt: performance.now(), refuse };
    questions.add(question);
    void answer.then(resolve, reject).finally(() => questions.delete(question));
  });
}
