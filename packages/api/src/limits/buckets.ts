import type { InstantMs } from "@groundswell/core";
import { LRUCache } from "lru-cache";

/** How much may be taken of something. */
export interface Quota {
  /** At once. */
  burst: number;
  /** In the long run: the burst is there again after so long. */
  windowMs: number;
}

/** What is left after something was asked for. */
export interface Verdict {
  isAllowed: boolean;
  /** Whole tokens that are left. */
  left: number;
  /** Until what was refused would be allowed; 0: it was. */
  waitMs: number;
  /** Until all is there again. */
  fullMs: number;
}

interface Bucket {
  left: number;
  at: InstantMs;
}

/** A hundred bytes each. Who is forgotten begins anew: with so many clients at once, no one of them is the trouble. */
const MOST_CLIENTS = 50_000;

/**
 * Token buckets, one for each client: each request takes tokens, which come back evenly with time. A clock that is set
 * back takes nothing away. Who has not asked for longest is forgotten first, so memory is bounded.
 */
export class Buckets {
  readonly #quota: Quota;
  readonly #now: () => InstantMs;
  readonly #buckets: LRUCache<string, Bucket>;

  constructor(quota: Quota, now: () => InstantMs, mostClients = MOST_CLIENTS) {
    this.#quota = quota;
    this.#now = now;
    this.#buckets = new LRUCache({ max: mostClients });
  }

  get quota(): Quota {
    return this.#quota;
  }

  /** Takes as many tokens, all of them or none. */
  take(client: string, tokens: number): Verdict {
    const bucket = this.#fill(client);
    // What is larger than all that there ever is takes all.
    const taken = Math.min(tokens, Math.max(1, this.#quota.burst));
    const isAllowed = bucket.left >= taken;
    if (isAllowed) bucket.left -= taken;
    return this.#judge(bucket, isAllowed ? 0 : taken);
  }

  /** Asks without taking. */
  ask(client: string, tokens: number): Verdict {
    const bucket = this.#fill(client);
    return this.#judge(bucket, bucket.left >= tokens ? 0 : tokens);
  }

  /** What was taken turned out to have cost less. */
  giveBack(client: string, tokens: number): void {
    const bucket = this.#fill(client);
    bucket.left = Math.min(this.#quota.burst, bucket.left + tokens);
  }

  #judge({ left }: Bucket, wanting: number): Verdict {
    const { burst, windowMs } = this.#quota;
    // A quota of nothing at once still fills, for what is asked of it first.
    const msOf = (tokens: number) => (Math.max(0, tokens) * windowMs) / Math.max(1, burst);
    return {
      isAllowed: wanting === 0,
      left: Math.floor(left),
      waitMs: msOf(wanting - left),
      fullMs: msOf(burst - left),
    };
  }

  #fill(client: string): Bucket {
    const { burst, windowMs } = this.#quota;
    const now = this.#now();
    const bucket = this.#buckets.get(client) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / windowMs) * burst);
    bucket.at = now;
    this.#buckets.set(client, bucket);
    return bucket;
  }
}
