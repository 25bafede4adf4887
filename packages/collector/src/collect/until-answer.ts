import { readDataVersion, type Database } from "@groundswell/db";
import { sleepUntil } from "./sleep.ts";

const LOOK_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Waits until the database answers, or until the signal. Nothing is kept meanwhile: what is to be done is stored there.
 * @param brokenInARow how many collections have broken off in a row without having stored anything
 */
export async function untilAnswer(db: Database, signal: AbortSignal, brokenInARow: number): Promise<void> {
  for (let wait = firstWaitMs(brokenInARow); !signal.aborted; wait = LOOK_MS) {
    await sleepUntil(Date.now() + wait, Date.now, signal);
    const answers = await readDataVersion(db).then(
      () => true,
      () => false,
    );
    if (answers) return;
  }
}

/** A database that answers every question but one would be asked that one each second. */
export function firstWaitMs(brokenInARow: number): number {
  return Math.min(LONGEST_MS, LOOK_MS * 2 ** Math.max(0, brokenInARow - 1));
}
