import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { withPreparedStatements, type Client } from "../client.ts";
import { ANSWER_MS, answerWithin } from "../replica/answer-within.ts";
import { isServerGone } from "../replica/is-database-gone.ts";
import { DatabaseGone, type Outage } from "./database-gone.ts";
import { interceptClient } from "./intercept-client.ts";
import { ServerWatch } from "./watch-server.ts";

export interface GuardOptions {
  url: string;
  /** Opens another client, for when nothing is to be hoped for from the one before. */
  open: () => Client;
  tell: (outage: Outage | null) => void;
}

export interface Guarded {
  client: Client;
  close: () => Promise<void>;
}

const GOODBYE_SECONDS = 5;
const GONE_SECONDS = 0;

/**
 * A client that answers at once while the server is gone, and asks it again as soon as it is there. Transactions that are
 * under way when a server falls silent are waited for: they may still be stored.
 */
export function guardClient(first: Client, { url, open, tell }: GuardOptions): Guarded {
  let current = prepareClient(first);
  const watch = new ServerWatch({
    probe: () => probeServer(url),
    now: Date.now,
    tell,
    abandon: () => {
      const lost = current;
      current = prepareClient(open());
      void lost.end({ timeout: GONE_SECONDS });
    },
  });
  const guarded = interceptClient(current, async (ask, kind) => {
    if (watch.outage !== null) throw new DatabaseGone(watch.outage);
    const answer = ask(current).catch((error: unknown) => {
      if (isServerGone(error)) void watch.look();
      throw error;
    });
    return kind === "transaction" ? answer : watch.wait(answer, (outage) => new DatabaseGone(outage));
  });
  return {
    client: guarded,
    async close() {
      watch.close();
      await current.end({ timeout: GOODBYE_SECONDS });
    },
  };
}

/** drizzle sets how a client reads and writes dates. */
function prepareClient(client: Client): Client {
  const prepared = withPreparedStatements(client);
  drizzle(prepared);
  return prepared;
}

/** @returns null where the server is there, even if it refuses */
async function probeServer(url: string): Promise<unknown> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: ANSWER_MS / 1_000,
    fetch_types: false,
    onnotice: () => null,
  });
  try {
    await answerWithin(ANSWER_MS, client.unsafe("select 1").execute());
    return null;
  } catch (error) {
    return isServerGone(error) ? error : null;
  } finally {
    void client.end({ timeout: GONE_SECONDS });
  }
}
