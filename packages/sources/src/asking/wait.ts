import { setTimeout as sleep } from "node:timers/promises";

/** Waits so many milliseconds. @throws the signal's reason as soon as it is given */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
}
