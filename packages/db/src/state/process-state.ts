import type { InstantMs } from "@groundswell/core";
import { eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { processState } from "../schema/index.ts";

/** Keeps a JSON value of the process's own bookkeeping under a key. */
export async function writeState(db: Executor, key: string, value: unknown, now: InstantMs): Promise<void> {
  const row = { value, updatedAt: new Date(now) };
  await db
    .insert(processState)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: processState.key, set: row });
}

/** The value under a key as it was written, for the caller to parse; null when there is none. */
export async function readState(db: Executor, key: string): Promise<unknown> {
  const [row] = await db.select({ value: processState.value }).from(processState).where(eq(processState.key, key));
  return row?.value ?? null;
}

/** Keeps a value under a key unless there is one already. @returns the one that is kept */
export async function keepState(db: Executor, key: string, value: unknown, now: InstantMs): Promise<unknown> {
  await db
    .insert(processState)
    .values({ key, value, updatedAt: new Date(now) })
    .onConflictDoNothing();
  return readState(db, key);
}
