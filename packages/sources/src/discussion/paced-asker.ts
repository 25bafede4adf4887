import { contentHash, type InstantMs } from "@groundswell/core";
import { askDocument } from "../asking/ask-json.ts";
import { wait } from "../asking/wait.ts";
import type { Fetcher, SentBody } from "../fetch/fetcher.ts";
import { isSourceFault } from "../source-fault.ts";

/** What a request bears besides its address. */
export interface Bearing {
  headers?: Record<string, string>;
  userAgent?: string;
}

export interface PacedAskerOptions {
  fetcher: Fetcher;
  signal: AbortSignal;
  /** Between the ends and the beginnings of requests. */
  spacingMs: number;
  /** Requests that this run may make. */
  budget: number;
}

/** A request that was answered. */
export interface Answered {
  request: string;
  /** `sha256:…` of the answer's bytes. */
  hash: string;
}

/**
 * Asks one place, a request at a time and no faster than it should be. A failure that is likely to pass is tried once more,
 * but never a refusal: who is told to be patient (429) or to stay away (403) does so.
 */
export class PacedAsker {
  readonly #options: PacedAskerOptions;
  #left: number;
  #freeAt: InstantMs = 0;
  /** Since the last `takeAnswered`. */
  #answered: Answered[] = [];
  requests = 0;

  constructor(options: PacedAskerOptions) {
    this.#options = options;
    this.#left = options.budget;
  }

  get left(): number {
    return this.#left;
  }

  /**
   * @param told the request as receipts may name it, where the address holds what is not to be kept
   * @throws SourceFault
   */
  async ask(url: string, bearing: Bearing = {}, told = url): Promise<unknown> {
    const document = await this.#askTwice(url, bearing);
    this.#answered.push({ request: told, hash: contentHash(document.bytes) });
    return document.value;
  }

  /** Sends what a token is given for; it is in no receipt. @throws SourceFault */
  async send(url: string, body: SentBody, bearing: Bearing = {}): Promise<unknown> {
    return (await this.#askOnce(url, bearing, body)).value;
  }

  /** What was answered since this was asked last. */
  takeAnswered(): Answered[] {
    return this.#answered.splice(0);
  }

  async #askTwice(url: string, bearing: Bearing) {
    try {
      return await this.#askOnce(url, bearing);
    } catch (error) {
      this.#options.signal.throwIfAborted();
      if (!isSourceFault(error) || !error.passes || error.status === 429 || error.retryAfterMs !== null) throw error;
      return await this.#askOnce(url, bearing);
    }
  }

  async #askOnce(url: string, bearing: Bearing, body?: SentBody) {
    const { fetcher, signal, spacingMs } = this.#options;
    await wait(Math.max(0, this.#freeAt - performance.now()), signal);
    this.#left -= 1;
    this.requests += 1;
    try {
      const asked = { ...bearing, fetcher, signal, sameOriginOnly: true, attempts: 1 };
      return await askDocument(url, body === undefined ? asked : { ...asked, body });
    } finally {
      this.#freeAt = performance.now() + spacingMs;
    }
  }
}
