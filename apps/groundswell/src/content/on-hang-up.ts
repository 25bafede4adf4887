/**
 * Has the next look made at once when SIGHUP comes, as daemons do. On a terminal the signal says that the terminal is
 * gone, and ends the process as it always did.
 */
export function onHangUp(signal: AbortSignal): { next: () => AbortSignal } {
  let waiting = new AbortController();
  if (process.stdin.isTTY || process.stdout.isTTY) return { next: () => waiting.signal };
  const wake = () => {
    waiting.abort();
  };
  process.on("SIGHUP", wake);
  signal.addEventListener("abort", () => process.off("SIGHUP", wake), { once: true });
  return {
    next() {
      if (waiting.signal.aborted) waiting = new AbortController();
      return waiting.signal;
    },
  };
}
