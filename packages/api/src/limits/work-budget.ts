import type { InstantMs } from "@groundswell/core";
import { Buckets, type Quota } from "./buckets.ts";
import { currentClient } from "./current-client.ts";
import { tooMany } from "./too-many.ts";

/** What a client may have made anew in a minute. Answers that are kept cost nothing. */
export const WORK_QUOTA: Quota = { burst: 600, windowMs: 60_000 };

/** Some 50 ms of a core, on a thread of its own. */
export const PICTURE_COST = 10;
/** A search reads every project's texts. */
export const SEARCH_COST = 2;

/** Of each client, for what takes more work than a read: pictures, comparisons, searches. */
export class WorkBudget {
  readonly #buckets: Buckets | null;

  /** @param quota null: nobody is limited */
  constructor(quota: Quota | null, now: () => InstantMs) {
    this.#buckets = quota === null ? null : new Buckets(quota, now);
  }

  /** @throws HttpProblem (429) that says when there is room for it */
  spend(tokens: number): void {
    const client = currentClient();
    if (client === null || client.isLocal || this.#buckets === null) return;
    const { isAllowed, waitMs } = this.#buckets.take(client.key, tokens);
    if (!isAllowed) throw tooMany("work", waitMs, say);
  }
}

function say(seconds: number): string {
  return `too much was asked for that takes work (pictures, comparisons, searches); ask again in ${seconds} s. What was made before is not affected.`;
}
