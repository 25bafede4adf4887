import type { InstantMs } from "@groundswell/core";
import type { BudgetState } from "@groundswell/db";

/** Requests left untouched in each bucket, for a person who asks GitHub from the same address or with the same token. */
const RESERVE_SHARE = 0.05;

/**
 * What is left of GitHub's rate limits, bucket by bucket, as its own headers say. Whoever wants to send a request asks
 * here first; every answer is noted here.
 */
export class Budgets {
  readonly #buckets = new Map<string, BudgetState>();
  #pausedUntil: InstantMs = 0;

  /** @param known what an earlier run last saw: its limits still hold */
  constructor(known: readonly BudgetState[] = []) {
    for (const budget of known) this.#buckets.set(budget.bucket, budget);
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
    const reset = this.allows(bucket, now) ? now : (this.#buckets.get(bucket)?.resetsAt ?? now);
    return Math.max(now, this.#pausedUntil, now < this.#pausedUntil ? 0 : reset);
  }

  /** Notes what an answer's headers say. */
  note(headers: Headers, status: number, now: InstantMs): void {
    const bucket = headers.get("x-ratelimit-resource");
    const limit = readCount(headers, "x-ratelimit-limit");
    const remaining = readCount(headers, "x-ratelimit-remaining");
    const reset = readCount(headers, "x-ratelimit-reset");
    if (bucket !== null && limit !== null && remaining !== null && reset !== null) {
      this.#buckets.set(bucket, { bucket, limit, remaining, resetsAt: reset * 1_000 });
    }
    if (status !== 403 && status !== 429) return;
    const retryAfter = readCount(headers, "retry-after");
    // A secondary limit without a Retry-After asks for at least a minute; an exhausted bucket says when it resets.
    if (retryAfter !== null) this.pause(now + retryAfter * 1_000);
    else if (status === 429 && remaining !== 0) this.pause(now + 60_000);
  }

  /** Sends nothing to any bucket until then. */
  pause(until: InstantMs): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  list(): BudgetState[] {
    return [...this.#buckets.values()].sort((a, b) => (a.bucket < b.bucket ? -1 : 1));
  }
}

function readCount(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
