/** A signal to a whole process group arrives twice, here and through the parent that passes it on: that is one. */
const SAME_SIGNAL_MS = 1_000;

/** Resolves at the first Ctrl-C or termination signal; another, later, ends the process at once. */
export function untilStopped(): { signal: AbortSignal; promise: Promise<void> } {
  const controller = new AbortController();
  const promise = new Promise<void>((resolve) => {
    let firstAt = 0;
    const stop = () => {
      if (!controller.signal.aborted) firstAt = performance.now();
      else if (performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(130);
      controller.abort();
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
  return { signal: controller.signal, promise };
}
