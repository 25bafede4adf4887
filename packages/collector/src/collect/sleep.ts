import type { InstantMs } from "@groundswell/core";

/** Waits until an instant, or until the signal. */
export async function sleepUntil(wakeAt: InstantMs, now: () => InstantMs, signal: AbortSignal): Promise<void> {
  for (let left = wakeAt - now(); left > 0 && !signal.aborted; left = wakeAt - now()) await sleep(left, signal);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake);
  });
}
