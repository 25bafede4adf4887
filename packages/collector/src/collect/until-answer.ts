import { readDataVersion, type Database } from "@groundswell/db";
import { sleepUntil } from "./sleep.ts";

const LOOK_MS = 1_000;

/** Waits until the database answers, or until the signal. Nothing is kept meanwhile: what is to be done is stored there. */
export async function untilAnswer(db: Database, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleepUntil(Date.now() + LOOK_MS, Date.now, signal);
    const answers = await readDataVersion(db).then(
      () => true,
      () => false,
    );
    if (answers) return;
  }
}
