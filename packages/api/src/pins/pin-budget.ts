import type { InstantMs } from "@groundswell/core";
import { HttpProblem } from "../http/problem.ts";

/** How much may be stored of pinned charts for the first time, in tokens (`costOf`). */
export interface PinLimit {
  /** At once. */
  burst: number;
  /** In the long run. */
  perHour: number;
}

/**
 * A newsroom's busy day fits in: a new frame is three tokens, what it tells and its two drawings. Whoever counts up instants
 * gets 38 MB an hour at most, all in pixel images; texts take a tenth of that, as they are compressed.
 */
export const PIN_LIMIT: PinLimit = { burst: 600, perHour: 600 };

const HOUR_MS = 3_600_000;
const BYTES_A_TOKEN = 65_536;

/** What storing something costs. @param bytes of it, before it is compressed */
export function costOf(bytes: number): number {
  return 1 + Math.floor(bytes / BYTES_A_TOKEN);
}

/** Counts down with everything that is stored for ever, and fills up again with time. Of one process. */
export class PinBudget {
  readonly #limit: PinLimit;
  readonly #now: () => InstantMs;
  #left: number;
  #at: InstantMs;

  constructor(limit: PinLimit, now: () => InstantMs) {
    this.#limit = limit;
    this.#now = now;
    this.#left = limit.burst;
    this.#at = now();
  }

  /**
   * Asks whether there is room for anything, before the work of making it.
   * @throws HttpProblem (429) that says after how many seconds there is
   */
  ask(): void {
    this.#demand(1);
  }

  /**
   * Takes what is about to be stored together: all of it or nothing.
   * @throws HttpProblem (429) that says after how many seconds there is room for it
   */
  take(tokens: number): void {
    // What is larger than all that there ever is takes all.
    const taken = Math.min(tokens, Math.max(1, this.#limit.burst));
    this.#demand(taken);
    this.#left -= taken;
  }

  #demand(tokens: number): void {
    const { burst, perHour } = this.#limit;
    const now = this.#now();
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / HOUR_MS) * perHour);
    this.#at = now;
    if (this.#left < tokens) throw tooMany(Math.ceil((((tokens - this.#left) / perHour) * HOUR_MS) / 1_000));
  }
}

function tooMany(seconds: number): HttpProblem {
  const detail = `too many new pinned charts at the moment; ask again in ${seconds} s. Those that exist are not affected.`;
  return new HttpProblem({ title: "Too many requests", status: 429, detail }, { "retry-after": String(seconds) });
}
