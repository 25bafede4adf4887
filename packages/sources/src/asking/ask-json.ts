import type { Fetcher } from "../fetch/fetcher.ts";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import { parseJson } from "@groundswell/core";
import { wait } from "./wait.ts";

const MAX_ATTEMPTS = 3;
const FIRST_WAIT_MS = 1_000;
/** A server that wants a longer pause than this gets it: the source is left for a later run. */
const MAX_WAIT_MS = 15_000;

export interface AskOptions {
  fetcher: Fetcher;
  headers?: Record<string, string>;
  signal: AbortSignal;
  /** The first of the waits between attempts, each twice the one before; default 1 s. */
  firstWaitMs?: number;
}

/**
 * The JSON at an address. What is likely to pass is tried three times, with waits between.
 * @throws SourceFault when the answer is none, is an error or no JSON
 */
export async function askJson(url: string, options: AskOptions): Promise<unknown> {
  const { signal, firstWaitMs = FIRST_WAIT_MS } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await askOnce(url, options);
    } catch (error) {
      signal.throwIfAborted();
      if (!isSourceFault(error) || !error.passes || attempt === MAX_ATTEMPTS) throw error;
      const pauseMs = Math.max(error.retryAfterMs ?? 0, firstWaitMs * 2 ** (attempt - 1));
      if (pauseMs > MAX_WAIT_MS) throw error;
      await wait(pauseMs, signal);
    }
  }
}

async function askOnce(url: string, { fetcher, headers = {}, signal }: AskOptions): Promise<unknown> {
  const fetched = await fetcher.get(url, { headers, accept: "application/json", signal });
  const faulty = (message: string) =>
    new SourceFault("bad_answer", message, { url, remedy: "look at what is at this address: it must be the API's" });
  if (fetched.kind !== "body") throw faulty("the answer was 304 to a request without conditions");
  try {
    // JSON is UTF-8 (RFC 8259); a byte-order mark is let pass.
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(fetched.bytes));
  } catch {
    throw faulty("the answer is no JSON");
  }
}
