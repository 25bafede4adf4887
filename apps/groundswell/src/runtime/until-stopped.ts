/** Resolves at the first Ctrl-C or termination signal; the second ends the process at once. */
export function untilStopped(): { signal: AbortSignal; promise: Promise<void> } {
  const controller = new AbortController();
  const promise = new Promise<void>((resolve) => {
    const stop = () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
  return { signal: controller.signal, promise };
}
