import { Worker } from "node:worker_threads";
import type { LicenceReading } from "../licence/reading.ts";

/** Raised whenever texts are read otherwise than before: what an older edition read is read again. */
export const READER_EDITION = 3;

/** A text that takes longer is not read: hundreds of times what the longest takes. */
const EACH_MS = 20_000;
/** SPDX's list takes a second to load; on a machine that is busy, more. */
const LOAD_MS = 60_000;
/** After that no further text is begun. */
const ALL_MS = 30_000;
const IDLE_MS = 5_000;
const HEAP_MB = 512;
const THREAD = new URL("./thread.ts", import.meta.url);

/** The thread that waits for texts, and what ends it. */
let waiting: { thread: Worker; timer: NodeJS.Timeout } | null = null;

/**
 * Says which licences texts are, in a thread of its own: SPDX's list takes a second to load and a hundred megabytes, and
 * both are given back some seconds after the last text. A text that can't be read in time is said to be so, and keeps no
 * other from being read.
 * @param limits.eachMs for one text
 * @param limits.allMs after that no further text is begun
 * @returns in the order of texts; null for those that there was no time for
 */
export async function identifyApart(
  texts: readonly string[],
  { eachMs = EACH_MS, allMs = ALL_MS }: { eachMs?: number; allMs?: number } = {},
): Promise<(LicenceReading | null)[]> {
  if (texts.length === 0) return [];
  // A machine too busy to load the list says nothing of the texts.
  if ((await identifyOne("loaded", LOAD_MS)).kind === "unread") return texts.map(() => null);
  const startedAt = performance.now();
  const readings: (LicenceReading | null)[] = [];
  for (const text of texts) {
    readings.push(performance.now() - startedAt >= allMs ? null : await identifyOne(text, eachMs));
  }
  return readings;
}

async function identifyOne(text: string, limitMs: number): Promise<LicenceReading> {
  const thread = takeThread();
  const { promise, resolve } = Promise.withResolvers<LicenceReading>();
  const fail = (why: string) => {
    resolve({ kind: "unread", why });
    void thread.terminate();
  };
  const late = setTimeout(() => fail(`reading it took more than ${limitMs / 1000} s`), limitMs);
  const broken = () => fail("the reader of licences broke off");
  const answered = (answer: unknown) => {
    giveBack(thread);
    // The thread is our own, and answers a text with its reading.
    resolve(answer as LicenceReading);
  };
  thread.once("message", answered).once("error", broken).once("exit", broken);
  thread.postMessage(text);
  const reading = await promise;
  clearTimeout(late);
  thread.off("message", answered).off("error", broken).off("exit", broken);
  return reading;
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
