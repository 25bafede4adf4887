import type { InstantMs } from "@groundswell/core";
import type { BudgetState } from "@groundswell/db";

/** Requests left untouched in each bucket, for a person who asks GitHub from the same address or with the same token. */
const RESERVE_SHARE = 0.05;
/** Under this name a pause that GitHub asked for is kept among the budgets: it holds after a restart too. */
const PAUSE = "pause";
/** What a secondary limit asks for when it does not say. */
const UNTOLD_PAUSE_MS = 60_000;

/**
 * What is left of GitHub's rate limits, bucket by bucket, as its own headers say. Whoever wants to send a request asks
 * here first; every answer is noted here.
 */
export class Budgets {
  readonly #buckets = new Map<string, BudgetState>();
  #pausedUntil: InstantMs = 0;

  /** @param known what an earlier run last saw: its limits still hold */
  constructor(known: readonly BudgetState[] = []) {
    for (const budget of known) {
      if (budget.bucket === PAUSE) this.#pausedUntil = budget.resetsAt;
      else this.#buckets.set(budget.bucket, budget);
    }
  }

  /** Whether a request to the bucket may be sent now. An unknown bucket may: its first answer tells. */
  allows(bucket: string, now: InstantMs): boolean {
    if (now < this.#pausedUntil) return false;
    const budget = this.#buckets.get(bucket);
    if (budget === undefined || budget.resetsAt <= now) return true;
    return budget.remaining > Math.ceil(budget.limit * RESERVE_SHARE);
  }

  /** When a refused bucket will be worth another look. */
  readyAt(bucket: string, now: InstantMs): InstantMs {
    const from = Math.max(now, this.#pausedUntil);
    return this.allows(bucket, from) ? from : Math.max(from, this.#buckets.get(bucket)?.resetsAt ?? from);
  }

  /**
   * Notes what an answer's headers say.
   * @param secondary whether its body speaks of a secondary limit, which no header need tell
   */
  note(headers: Headers, now: InstantMs, secondary: boolean): void {
    const bucket = headers.get("x-ratelimit-resource");
    const limit = readCount(headers, "x-ratelimit-limit");
    const remaining = readCount(headers, "x-ratelimit-remaining");
    const reset = readCount(headers, "x-ratelimit-reset");
    if (bucket !== null && limit !== null && remaining !== null && reset !== null) {
      this.#buckets.set(bucket, { bucket, limit, remaining, resetsAt: reset * 1_000 });
    }
    const retryAfter = readCount(headers, "retry-after");
    if (retryAfter !== null) this.#pause(now + retryAfter * 1_000);
    // A bucket at zero says itself when it is filled again.
    else if (secondary && remaining !== 0) this.#pause(now + UNTOLD_PAUSE_MS);
  }

  /** GitHub says that the bucket is used up, whatever its headers say. */
  exhaust(bucket: string, now: InstantMs): void {
    const known = this.#buckets.get(bucket);
    if (known === undefined || known.resetsAt <= now) this.#pause(now + UNTOLD_PAUSE_MS);
    else this.#buckets.set(bucket, { ...known, remaining: 0 });
  }

  /** Drops what is known of a bucket that is no longer ours to use. */
  forget(bucket: string): void {
    this.#buckets.delete(bucket);
  }

  list(now: InstantMs): BudgetState[] {
    const buckets = [...this.#buckets.values()].sort((a, b) => (a.bucket < b.bucket ? -1 : 1));
    if (now >= this.#pausedUntil) return buckets;
    return [...buckets, { bucket: PAUSE, limit: 0, remaining: 0, resetsAt: this.#pausedUntil }];
  }

  /** Sends nothing to any bucket until then. */
  #pause(until: InstantMs): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }
}

function readCount(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
