import type { InstantMs } from "@groundswell/core";
import { eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { processState } from "../schema/index.ts";
import { readDataVersion } from "../state/data-version.ts";
import { readState, writeState } from "../state/process-state.ts";

/** How things stood when story effects were last brought up to date. */
export interface EffectsState {
  /** Of the data. */
  version: number;
  /** From this instant on, and before that one, nothing changes but with the data. */
  from: InstantMs;
  nextAt: InstantMs;
  pairs: number;
}

const KEY = "effects";

/** The state, where story effects are up to date; else null. A glance. */
export async function readCurrentState(db: Executor, now: InstantMs): Promise<EffectsState | null> {
  // Nobody but noteEffectsState writes under this key.
  const state = (await readState(db, KEY)) as EffectsState | null;
  if (state === null || now < state.from || now >= state.nextAt) return null;
  return state.version === (await readDataVersion(db)) ? state : null;
}

export async function noteEffectsState(tx: Executor, state: EffectsState): Promise<void> {
  await writeState(tx, KEY, state, state.from);
}

/** Has everything computed anew by the next refresh. */
export async function forgetEffectsState(tx: Executor): Promise<void> {
  await tx.delete(processState).where(eq(processState.key, KEY));
}
