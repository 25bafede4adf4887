import type { ChildProcess } from "node:child_process";
import { DocumentFault, type DocumentFaultCode } from "../document-fault.ts";
import type { JobAnswer, JobKind, Jobs } from "./jobs.ts";
import { giveBack, READER_HEAP_MB, takeReader } from "./readers.ts";

export interface ApartOptions {
  signal?: AbortSignal;
  /** How long it may take; default 20 s, start included. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/**
 * Reads a stranger's document in another process, with a bound of time and memory: parsers can be made to search for hours
 * or to fill any memory, whatever is checked before, and meanwhile nobody else would be served. (A thread is not enough:
 * one that runs out of memory can take the whole process with it.)
 * @throws DocumentFault; the signal's reason
 */
export async function readApart<Kind extends JobKind>(
  kind: Kind,
  input: Jobs[Kind]["input"],
  { signal, timeoutMs = TIMEOUT_MS }: ApartOptions = {},
): Promise<Jobs[Kind]["output"]> {
  signal?.throwIfAborted();
  const { url } = input.context;
  const reader = takeReader();
  let answer: JobAnswer;
  try {
    answer = await ask(reader, { kind, input, url, signal, timeoutMs });
  } catch (error) {
    reader.kill("SIGKILL");
    throw error;
  }
  giveBack(reader);
  return takeAnswer(answer, url);
}

interface Question {
  kind: JobKind;
  input: Jobs[JobKind]["input"];
  url: string;
  signal: AbortSignal | undefined;
  timeoutMs: number;
}

/** Asks a reader, and waits for its answer, its end, the signal or the end of the time, whichever is first. */
async function ask(reader: ChildProcess, { kind, input, url, signal, timeoutMs }: Question): Promise<JobAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<JobAnswer>();
  const costly = (what: string) =>
    new DocumentFault("too_costly", `it takes ${what} to read`, { url, remedy: "tell whoever makes it" });
  const stop = () => reject(signal?.reason as Error);
  const answered = (answer: unknown) => resolve(answer as JobAnswer);
  // V8 ends a process that is out of memory; nothing else does.
  const ended = () => reject(costly(`more than ${READER_HEAP_MB} MB of memory`));
  const timer = setTimeout(() => reject(costly(`more than ${timeoutMs / 1000} s`)), timeoutMs);
  signal?.addEventListener("abort", stop, { once: true });
  reader.once("message", answered).once("exit", ended).once("error", reject);
  reader.send({ kind, input }, (error) => {
    if (error !== null) reject(error);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    reader.off("message", answered).off("exit", ended).off("error", reject);
  }
}

/** The reader is our own code and answers a job with that job's output, whence the caller's cast. */
function takeAnswer(answer: JobAnswer, url: string): Jobs[JobKind]["output"] {
  if (answer.ok) return answer.output;
  if ("bug" in answer) throw new Error(`the reader of documents failed: ${answer.bug}`);
  const { code, message, remedy, url: told } = answer.fault;
  throw new DocumentFault(code as DocumentFaultCode, message, { url: told ?? url, remedy });
}
