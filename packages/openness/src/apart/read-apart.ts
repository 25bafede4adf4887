import { Worker } from "node:worker_threads";
import type { LicenceReading } from "../licence/reading.ts";

/** Raised whenever texts are read otherwise than before: what an older edition read is read again. */
export const READER_EDITION = 2;

const TIMEOUT_MS = 30_000;
const IDLE_MS = 5_000;
const HEAP_MB = 512;
const THREAD = new URL("./thread.ts", import.meta.url);

/** The thread that waits for texts, and what ends it. */
let waiting: { thread: Worker; timer: NodeJS.Timeout } | null = null;

/**
 * Says which licences texts are, in a thread of its own: SPDX's list takes a second to load and a hundred megabytes, and
 * both are given back some seconds after the last text.
 * @throws Error when it takes too long, or fails
 */
export async function identifyApart(texts: readonly string[]): Promise<LicenceReading[]> {
  if (texts.length === 0) return [];
  const thread = takeThread();
  const { promise, resolve, reject } = Promise.withResolvers<LicenceReading[]>();
  const late = setTimeout(
    () => reject(new Error(`reading licences took more than ${TIMEOUT_MS / 1000} s`)),
    TIMEOUT_MS,
  );
  // The thread is our own, and answers texts with their readings.
  const answered = (answer: unknown) => resolve(answer as LicenceReading[]);
  const ended = () => reject(new Error("the thread that reads licences has ended"));
  thread.on("message", answered).on("error", reject).on("exit", ended);
  thread.postMessage(texts);
  try {
    const readings = await promise;
    giveBack(thread);
    return readings;
  } catch (error) {
    void thread.terminate();
    throw error;
  } finally {
    clearTimeout(late);
    thread.off("message", answered).off("error", reject).off("exit", ended);
  }
}

function takeThread(): Worker {
  const known = waiting;
  waiting = null;
  if (known === null) return start();
  clearTimeout(known.timer);
  known.thread.ref();
  return known.thread;
}

function start(): Worker {
  const thread = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const forget = () => {
    if (waiting?.thread === thread) waiting = null;
  };
  // An error that nobody listens to would end the process.
  thread.on("exit", forget).on("error", forget);
  return thread;
}

/** It keeps no process going while it waits. */
function giveBack(thread: Worker): void {
  if (waiting !== null) {
    void thread.terminate();
    return;
  }
  thread.unref();
  const timer = setTimeout(() => {
    waiting = null;
    void thread.terminate();
  }, IDLE_MS);
  timer.unref();
  waiting = { thread, timer };
}
