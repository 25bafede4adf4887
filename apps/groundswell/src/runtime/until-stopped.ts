import type { Connection } from "@groundswell/db";

/** A signal to a whole process group arrives twice, here and through the parent that passes it on: that is one. */
const SAME_SIGNAL_MS = 1_000;

export interface Stopped {
  signal: AbortSignal;
  promise: Promise<null>;
  /** Stops from within, as a signal would from outside. */
  stop: () => void;
}

/** Resolves at the first Ctrl-C or termination signal; another, later, ends the process at once. */
export function untilStopped(): Stopped {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<null>();
  const stop = () => {
    controller.abort();
    resolve(null);
  };
  let firstAt = 0;
  const onSignal = () => {
    if (!controller.signal.aborted) firstAt = performance.now();
    else if (performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(130);
    stop();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return { signal: controller.signal, promise, stop };
}

/**
 * Waits until the process is told to stop.
 * @throws Error when the database is lost first: whoever runs this must start it again
 */
export async function untilEnd(stopped: Stopped, store: Connection): Promise<void> {
  const lost = await Promise.race([stopped.promise, store.lost]);
  if (lost !== null) throw lost;
}
