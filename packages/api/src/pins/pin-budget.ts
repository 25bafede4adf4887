import type { InstantMs } from "@groundswell/core";
import { Buckets } from "../limits/buckets.ts";
import { currentClient } from "../limits/current-client.ts";
import { tooMany } from "../limits/too-many.ts";

/** How much may be stored of pinned charts for the first time, in tokens (`costOf`). */
export interface PinLimit {
  /** At once. */
  burst: number;
  /** In the long run. */
  perHour: number;
}

/**
 * Of each client. A newsroom's busy day fits in: a new frame is three tokens, what it tells and its two drawings.
 */
export const PIN_LIMIT: PinLimit = { burst: 300, perHour: 300 };
/**
 * Of all clients together, as pins are kept for ever: whoever counts up instants from many addresses gets 115 MB an hour
 * at most, all in pixel images; texts take a tenth of that, as they are compressed.
 */
const SHARES = 6;

const HOUR_MS = 3_600_000;
const BYTES_A_TOKEN = 65_536;
const EVERYBODY = "everybody";

/** What storing something costs. @param bytes of it, before it is compressed */
export function costOf(bytes: number): number {
  return 1 + Math.floor(bytes / BYTES_A_TOKEN);
}

/**
 * Counts down with everything that is stored for ever, and fills up again with time: for each client, and for all of them
 * together. Of one process.
 */
export class PinBudget {
  readonly #ofOne: Buckets;
  readonly #ofAll: Buckets;

  /** @param limit of one client */
  constructor(limit: PinLimit, now: () => InstantMs) {
    const { burst, perHour } = limit;
    // The long run's rate, as the time in which the burst fills; a burst of nothing is asked for in single tokens.
    const windowMs = (Math.max(1, burst) / perHour) * HOUR_MS;
    this.#ofOne = new Buckets({ burst, windowMs }, now);
    this.#ofAll = new Buckets({ burst: burst * SHARES, windowMs: burst === 0 ? windowMs / SHARES : windowMs }, now);
  }

  /**
   * Asks whether there is room for anything, before the work of making it.
   * @throws HttpProblem (429) that says after how many seconds there is
   */
  ask(): void {
    for (const { buckets, key } of this.#own()) refuseUnless(buckets.ask(key, 1));
  }

  /**
   * Takes what is about to be stored together: all of it or nothing.
   * @throws HttpProblem (429) that says after how many seconds there is room for it
   */
  take(tokens: number): void {
    const own = this.#own();
    const wanted = ({ buckets }: { buckets: Buckets }) => Math.min(tokens, Math.max(1, buckets.quota.burst));
    for (const one of own) refuseUnless(one.buckets.ask(one.key, wanted(one)));
    for (const one of own) one.buckets.take(one.key, wanted(one));
  }

  /** A proxy that we were not told about has all readers behind it: they share what all have. */
  #own(): { buckets: Buckets; key: string }[] {
    const client = currentClient();
    const all = { buckets: this.#ofAll, key: EVERYBODY };
    if (client?.isLocal === true) return [all];
    return [{ buckets: this.#ofOne, key: client?.key ?? "" }, all];
  }
}

function refuseUnless({ isAllowed, waitMs }: { isAllowed: boolean; waitMs: number }): void {
  if (!isAllowed) throw tooMany("pins", waitMs, say);
}

function say(seconds: number): string {
  return `too many new pinned charts at the moment; ask again in ${seconds} s. Those that exist are not affected.`;
}
