import type { InstantMs } from "@groundswell/core";
import type { BudgetState } from "@groundswell/db";

/** Requests left untouched in each bucket, for a person who asks GitHub from the same address or with the same token. */
const RESERVE_SHARE = 0.05;
/** Under this name a pause that GitHub asked for is kept among the budgets: it holds after a restart too. */
const PAUSE = "pause";
/** What a secondary limit asks for when it does not say. */
const UNTOLD_PAUSE_MS = 60_000;

/**
 * Requests a minute, at most. GitHub's secondary limits are 900 points a minute over REST and 2,000 over GraphQL, whose
 * queries also share 90 seconds of its processors' time.
 */
const PER_MINUTE: Readonly<Record<string, number>> = { core: 600, graphql: 120 };
const MINUTE_MS = 60_000;

const LONGEST_WINDOW_MS = 65 * MINUTE_MS;
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS;

/** Two reports of a reset that are closer than this speak of the same hour. */
const SAME_HOUR_MS = 60_000;
const TOLERATED_SKEW_MS = 60_000;

/**
 * What is left of GitHub's rate limits, bucket by bucket, as its own headers say. Whoever wants to send a request asks
 * here first; every answer is noted here.
 */
export class Budgets {
  readonly #buckets = new Map<string, BudgetState>();
  readonly #minutes = new Map<string, { since: InstantMs; sent: number }>();
  #pausedUntil: InstantMs = 0;
  #skewMs = 0;

  /** @param known what an earlier run last saw: its limits still hold */
  constructor(known: readonly BudgetState[] = [], now: InstantMs = 0) {
    this.merge(known, now);
  }

  /** Takes over what another collector with the same identity has seen: the later hour, or less of the same one. */
  merge(known: readonly BudgetState[], now: InstantMs): void {
    for (const budget of known.filter((own) => isCredible(own, now))) {
      if (isPause(budget)) {
        this.#pausedUntil = Math.max(this.#pausedUntil, budget.resetsAt);
        continue;
      }
      const own = this.#buckets.get(budget.bucket);
      const sameHour = own !== undefined && Math.abs(own.resetsAt - budget.resetsAt) < SAME_HOUR_MS;
      if (own === undefined || (sameHour ? budget.remaining < own.remaining : budget.resetsAt > own.resetsAt)) {
        this.#buckets.set(budget.bucket, budget);
      }
    }
  }

  /** How far GitHub's clock is ahead of ours. Hours and figures are dated by GitHub's when ours is badly off. */
  get skewMs(): number {
    return this.#skewMs;
  }

  /** Whether a request to the bucket may be sent now. An unknown bucket may: its first answer tells. */
  allows(bucket: string, now: InstantMs): boolean {
    return this.obstacle(bucket, now) === null;
  }

  /** What forbids a request now: a pause that GitHub asked for, a bucket that is spent, enough for this minute; null. */
  obstacle(bucket: string, now: InstantMs): "pause" | "spent" | "minute" | null {
    if (this.#pauseAt(now) > now) return "pause";
    const budget = this.#current(bucket, now);
    if (budget !== null && budget.remaining <= reserveOf(budget)) return "spent";
    return this.#sentThisMinute(bucket, now) >= (PER_MINUTE[bucket] ?? Infinity) ? "minute" : null;
  }

  /** Requests that may still be sent before the bucket's reset; Infinity while nothing is known of it. */
  usable(bucket: string, now: InstantMs): number {
    const budget = this.#current(bucket, now);
    return budget === null ? Infinity : Math.max(0, budget.remaining - reserveOf(budget));
  }

  /** Requests that a whole hour allows; null while nothing is known of the bucket. */
  perHour(bucket: string): number | null {
    const budget = this.#buckets.get(bucket);
    return budget === undefined ? null : budget.limit - reserveOf(budget);
  }

  /** When the bucket is filled again; null while nothing is known of it. */
  resetsAt(bucket: string, now: InstantMs): InstantMs | null {
    return this.#current(bucket, now)?.resetsAt ?? null;
  }

  /**
   * When work that can wait may go on, so that it is spread evenly over what is left of the hour: so many a minute, or
   * one in so many minutes.
   * @param spoken requests that more urgent work will need before the reset
   */
  spreadAt(bucket: string, spoken: number, now: InstantMs): InstantMs {
    const ready = this.readyAt(bucket, now);
    const resetsAt = this.resetsAt(bucket, now);
    if (resetsAt === null) return ready;
    const free = this.usable(bucket, now) - spoken;
    if (free <= 0) return resetsAt;
    const minute = this.#minutes.get(bucket);
    if (minute === undefined) return ready;
    const perMinute = (free * MINUTE_MS) / Math.max(MINUTE_MS, resetsAt - now);
    if (perMinute < 1) return Math.max(ready, minute.since + MINUTE_MS / perMinute);
    return this.#sentThisMinute(bucket, now) < perMinute ? ready : Math.max(ready, minute.since + MINUTE_MS);
  }

  /** When a refused bucket will be worth another look. */
  readyAt(bucket: string, now: InstantMs): InstantMs {
    const from = this.#pauseAt(now);
    const obstacle = this.obstacle(bucket, from);
    if (obstacle === "minute") return (this.#minutes.get(bucket)?.since ?? from) + MINUTE_MS;
    return obstacle === null ? from : Math.max(from, this.#buckets.get(bucket)?.resetsAt ?? from);
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
    this.#noteSkew(headers, now);
    if (bucket !== null) this.#countSent(bucket, now);
    if (bucket !== null && limit !== null && remaining !== null && reset !== null) {
      this.#buckets.set(bucket, { bucket, limit, remaining, resetsAt: reset * 1_000 - this.#skewMs });
    }
    const retryAfterMs = readRetryAfter(headers, now + this.#skewMs);
    if (retryAfterMs !== null) this.#pause(now + Math.min(retryAfterMs, LONGEST_PAUSE_MS));
    // A bucket at zero says itself when it is filled again.
    else if (secondary && remaining !== 0) this.#pause(now + UNTOLD_PAUSE_MS);
  }

  #countSent(bucket: string, now: InstantMs): void {
    const sent = this.#sentThisMinute(bucket, now);
    const since = sent === 0 ? now : (this.#minutes.get(bucket)?.since ?? now);
    this.#minutes.set(bucket, { since, sent: sent + 1 });
  }

  /** A minute begins with its first request. */
  #sentThisMinute(bucket: string, now: InstantMs): number {
    const minute = this.#minutes.get(bucket);
    return minute === undefined || Math.abs(now - minute.since) >= MINUTE_MS ? 0 : minute.sent;
  }

  #noteSkew(headers: Headers, now: InstantMs): void {
    const said = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(said)) return;
    const skew = said - now;
    // GitHub's date is in whole seconds and has travelled: what is less than this is no disagreement.
    this.#skewMs = Math.abs(skew) > TOLERATED_SKEW_MS ? skew : 0;
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
    if (this.#pauseAt(now) <= now) return buckets;
    return [...buckets, { bucket: PAUSE, limit: 0, remaining: 0, resetsAt: this.#pausedUntil }];
  }

  /** The bucket in its present hour; null when nothing is known of that. */
  #current(bucket: string, now: InstantMs): BudgetState | null {
    const budget = this.#buckets.get(bucket);
    return budget !== undefined && budget.resetsAt > now && isCredible(budget, now) ? budget : null;
  }

  /** The end of the pause that holds, or now. */
  #pauseAt(now: InstantMs): InstantMs {
    const isHolding = this.#pausedUntil > now && this.#pausedUntil - now <= LONGEST_PAUSE_MS;
    return isHolding ? this.#pausedUntil : now;
  }

  /** Sends nothing to any bucket until then. */
  #pause(until: InstantMs): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }
}

/** A pause that GitHub asked for, kept among the budgets. */
export function isPause({ bucket }: BudgetState): boolean {
  return bucket === PAUSE;
}

/** GitHub's windows are an hour long: what claims to last longer was noted by a clock that has been set right since. */
function isCredible(budget: BudgetState, now: InstantMs): boolean {
  return budget.resetsAt - now <= (isPause(budget) ? LONGEST_PAUSE_MS : LONGEST_WINDOW_MS);
}

/** Seconds, or a date. */
function readRetryAfter(headers: Headers, now: InstantMs): number | null {
  const seconds = readCount(headers, "retry-after");
  if (seconds !== null) return seconds * 1_000;
  const until = Date.parse(headers.get("retry-after") ?? "");
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}

function reserveOf({ limit }: BudgetState): number {
  return Math.ceil(limit * RESERVE_SHARE);
}

function readCount(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
