import type { InstantMs } from "@groundswell/core";
import { HttpProblem } from "../http/problem.ts";

/** How many answers of pinned charts may be stored for the first time. */
export interface PinLimit {
  /** At once. */
  burst: number;
  /** In the long run. */
  perHour: number;
}

/** A newsroom's busy day fits in; whoever counts up instants gets some gigabytes a year and no more. */
export const PIN_LIMIT: PinLimit = { burst: 300, perHour: 300 };

const HOUR_MS = 3_600_000;

/** Counts down with every answer that is stored for ever, and fills up again with time. Of one process. */
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

  /** @throws HttpProblem (429) that says after how many seconds there is room again */
  take(): void {
    const { burst, perHour } = this.#limit;
    const now = this.#now();
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / HOUR_MS) * perHour);
    this.#at = now;
    if (this.#left < 1) throw tooMany(Math.ceil((((1 - this.#left) / perHour) * HOUR_MS) / 1_000));
    this.#left -= 1;
  }
}

function tooMany(seconds: number): HttpProblem {
  const detail = `too many new pinned charts at the moment; ask again in ${seconds} s. Those that exist are not affected.`;
  return new HttpProblem({ title: "Too many requests", status: 429, detail }, { "retry-after": String(seconds) });
}
