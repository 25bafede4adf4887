import { sql } from "drizzle-orm";
import type { Database } from "../connect.ts";
import { ANSWER_MS, answerWithin } from "./answer-within.ts";

/** How far a replica is behind. */
export interface Lag {
  /** Of the primary's log, not applied yet; null: the primary does not say. */
  bytes: number | null;
  /** Since the last change that it has, while there are newer ones; null: not known, as nothing was ever applied. */
  seconds: number | null;
}

/** @throws the replica's error */
export async function readLag(replica: Database, primary: Database): Promise<Lag> {
  const head = await readHead(primary);
  const asked = replica.execute<{ bytes: number | null; seconds: number | null }>(sql`
    select pg_wal_lsn_diff(${head}::pg_lsn, pg_last_wal_replay_lsn())::float8 as bytes,
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 as seconds`);
  const [row] = await answerWithin(ANSWER_MS, asked);
  const bytes = row?.bytes ?? null;
  // An idle primary writes nothing: its replica has all there is, however long ago that was.
  if (bytes !== null && bytes <= 0) return { bytes: 0, seconds: 0 };
  return { bytes, seconds: row?.seconds ?? null };
}

/** The end of the primary's log; null where it does not answer. */
async function readHead(primary: Database): Promise<string | null> {
  try {
    const asked = primary.execute<{ head: string }>(sql`select pg_current_wal_lsn()::text as head`);
    const [row] = await answerWithin(ANSWER_MS, asked);
    return row?.head ?? null;
  } catch {
    return null;
  }
}
