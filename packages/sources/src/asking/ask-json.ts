import type { Fetcher, GetOptions, SentBody } from "../fetch/fetcher.ts";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import { parseJson } from "@groundswell/core";
import { wait } from "./wait.ts";

const MAX_ATTEMPTS = 3;
const FIRST_WAIT_MS = 1_000;
/** A server that wants a longer pause than this gets it: the source is left for a later run. */
const MAX_WAIT_MS = 15_000;

export interface AskOptions extends Pick<GetOptions, "headers" | "userAgent" | "sameOriginOnly"> {
  fetcher: Fetcher;
  signal: AbortSignal;
  /** What is sent; absent: nothing is. */
  body?: SentBody;
  /** The first of the waits between attempts, each twice the one before; default 1 s. */
  firstWaitMs?: number;
  /** How often it is tried; default 3. */
  attempts?: number;
}

/**
 * The JSON at an address. What is likely to pass is tried three times, with waits between.
 * @throws SourceFault when the answer is none, is an error or no JSON
 */
export async function askJson(url: string, options: AskOptions): Promise<unknown> {
  return (await askDocument(url, options)).value;
}

/** JSON as it was answered, with its bytes. */
export interface JsonDocument {
  value: unknown;
  bytes: Uint8Array;
}

/** As `askJson`, with the answer's bytes. */
export async function askDocument(url: string, options: AskOptions): Promise<JsonDocument> {
  const { signal, firstWaitMs = FIRST_WAIT_MS, attempts = MAX_ATTEMPTS } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await askOnce(url, options);
    } catch (error) {
      signal.throwIfAborted();
      if (!isSourceFault(error) || !error.passes || attempt >= attempts) throw error;
      const pauseMs = Math.max(error.retryAfterMs ?? 0, firstWaitMs * 2 ** (attempt - 1));
      if (pauseMs > MAX_WAIT_MS) throw error;
      await wait(pauseMs, signal);
    }
  }
}

async function askOnce(
  url: string,
  { fetcher, body, firstWaitMs: _, attempts: _attempts, ...asked }: AskOptions,
): Promise<JsonDocument> {
  const options = { ...asked, accept: "application/json" };
  const fetched = await (body === undefined ? fetcher.get(url, options) : fetcher.post(url, body, options));
  const faulty = (message: string) =>
    new SourceFault("bad_answer", message, { url, remedy: "look at what is at this address: it must be the API's" });
  if (fetched.kind !== "body") throw faulty("the answer was 304 to a request without conditions");
  try {
    // JSON is UTF-8 (RFC 8259); a byte-order mark is let pass.
    return { value: parseJson(new TextDecoder("utf-8", { fatal: true }).decode(fetched.bytes)), bytes: fetched.bytes };
  } catch {
    throw faulty("the answer is no JSON");
  }
}
