import { once } from "node:events";

const TIMEOUT_MS = 10_000;

/** Aborts when the process is told to stop. Listened for on use only: a listener keeps other programs from their default. */
let stopping: AbortSignal | null = null;

/**
 * `fetch` of an answer that may go on for as long as its reader wants: its beginning has to come within 10 seconds, and
 * it ends with the process, which would wait for it otherwise.
 */
export const fetchStream: typeof fetch = async (input, init) => {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, TIMEOUT_MS);
  try {
    stopping ??= signalStop();
    return await fetch(input, { ...init, signal: AbortSignal.any([late.signal, stopping]) });
  } finally {
    clearTimeout(timer);
  }
};

function signalStop(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) {
    void once(process, signal).then(() => {
      controller.abort();
    });
  }
  return controller.signal;
}
