import postgres from "postgres";
import { DRIVER_OPTIONS, type Client } from "../client.ts";
import { ANSWER_MS, answerWithin } from "../replica/answer-within.ts";
import { isServerGone } from "../replica/is-database-gone.ts";
import { DatabaseGone, type Outage } from "./database-gone.ts";
import { interceptClient } from "./intercept-client.ts";
import { RenewedClient, type Open } from "./renewed-client.ts";
import { ServerWatch } from "./watch-server.ts";

export interface GuardOptions {
  url: string;
  open: Open;
  tell: (outage: Outage | null) => void;
}

export interface Guarded {
  client: Client;
  /** @param seconds how long what is under way is waited for */
  close: (seconds: number) => Promise<void>;
}

const GONE_SECONDS = 0;

/**
 * A client that answers at once while the server is gone, and asks it again, on new connections, as soon as it is there.
 * Transactions that are under way when a server falls silent are waited for a while: they may still be stored.
 */
export function guardClient({ url, open, tell }: GuardOptions): Guarded {
  const source = new RenewedClient(open);
  const watch = new ServerWatch({
    probe: () => probeServer(url),
    now: Date.now,
    tell: (outage) => {
      if (outage !== null) source.abandon();
      tell(outage);
    },
  });
  const client = interceptClient(source.client, async (ask, kind) => {
    if (watch.outage !== null) throw new DatabaseGone(watch.outage);
    const answer = source.ask(ask, kind).catch((error: unknown) => {
      if (isServerGone(error)) void watch.look();
      throw error;
    });
    return kind === "transaction" ? watch.notice(answer) : watch.wait(answer, (outage) => new DatabaseGone(outage));
  });
  return {
    client,
    async close(seconds) {
      watch.close();
      await source.close(seconds);
    },
  };
}

/** @returns null where the server is there, even if it refuses */
async function probeServer(url: string): Promise<unknown> {
  const client = postgres(url, { ...DRIVER_OPTIONS, max: 1, connect_timeout: ANSWER_MS / 1_000 });
  try {
    await answerWithin(ANSWER_MS, client.unsafe("select 1").execute());
    return null;
  } catch (error) {
    return isServerGone(error) ? error : null;
  } finally {
    void client.end({ timeout: GONE_SECONDS });
  }
}
