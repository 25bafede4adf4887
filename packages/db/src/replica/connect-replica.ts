import { drizzle } from "drizzle-orm/postgres-js";
import { openClient, withPreparedStatements } from "../client.ts";
import type { Connection, Database } from "../connect.ts";
import { RenewedClient } from "../outage/renewed-client.ts";
import { readDataVersion } from "../state/data-version.ts";
import { ANSWER_MS, answerWithin } from "./answer-within.ts";
import { fallBack, type Choice } from "./fall-back.ts";
import { readLag, type Lag } from "./read-lag.ts";

/** Where reads go, and how far behind that is. */
export interface ReplicaState {
  isInUse: boolean;
  /** As of the last look; null: not known. */
  lag: Lag | null;
}

/** A server that follows the primary, for reads. */
export interface Replica {
  /** Asks the replica, and the primary while the replica is gone. For reads alone. */
  db: Database;
  state(): ReplicaState;
  /** Rises whenever the replica takes the primary's place again: what was read before may be newer than what it has. */
  epoch(): number;
  /** Looks at it now, as it is done every few seconds. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface ReplicaOptions {
  url: string;
  maxConnections?: number;
  /** Told when the replica is lost, and when it is in use again. */
  tell: (isInUse: boolean, error: unknown) => void;
  /** How often it is looked at; 0: only when asked to. */
  everyMs?: number;
}

const EVERY_MS = 5_000;
const GOODBYE_SECONDS = 1;

/**
 * Reads from a replica of a server's database from now on. Where it is not there, now or later, the primary is read, and
 * the replica again once it has all that the primary had: what readers saw never goes back.
 */
export async function connectReplica(primary: Connection, options: ReplicaOptions): Promise<Replica> {
  const { url, tell, everyMs = EVERY_MS, maxConnections = 10 } = options;
  const source = new RenewedClient((onclose) => withPreparedStatements(openClient(url, maxConnections, { onclose })));
  const own = drizzle(source.client);
  const state: ReplicaState = { isInUse: false, lag: null };
  let epoch = 0;
  /** How often it was lost: a look that began before says nothing of what came after. */
  let losses = 0;
  const lose = (error: unknown) => {
    losses += 1;
    if (state.isInUse) source.abandon();
    if (state.isInUse) tell(false, error);
    state.isInUse = false;
    state.lag = null;
  };
  const choice: Choice = {
    get isReplicaInUse() {
      return state.isInUse;
    },
    noteGone: lose,
  };
  const lookOnce = async () => {
    const before = losses;
    try {
      // The primary first: what the replica says after it may be newer, never older.
      const needed = state.isInUse ? null : await answerWithin(ANSWER_MS, readVersion(primary.db));
      const version = await answerWithin(ANSWER_MS, readDataVersion(own));
      const lag = await readLag(own, primary.db);
      // Lost meanwhile: the primary may have been read since, and be further.
      if (losses !== before) return;
      state.lag = lag;
      if (state.isInUse || (needed !== null && version < needed)) return;
      epoch += 1;
      state.isInUse = true;
      tell(true, null);
    } catch (error) {
      lose(error);
    }
  };
  let looking: Promise<void> | null = null;
  const look = () =>
    (looking ??= lookOnce().finally(() => {
      looking = null;
    }));
  await look();
  const timer = everyMs === 0 ? null : setInterval(() => void look(), everyMs).unref();
  return {
    db: drizzle(fallBack(source.client, primary.client, choice)),
    state: () => ({ ...state }),
    epoch: () => epoch,
    look,
    async close() {
      if (timer !== null) clearInterval(timer);
      await source.close(GOODBYE_SECONDS);
    },
  };
}

/** Null where the database does not answer. */
async function readVersion(db: Database): Promise<number | null> {
  return readDataVersion(db).catch(() => null);
}
