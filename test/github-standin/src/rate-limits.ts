import type { InstantMs } from "@groundswell/core";
import type { Principal } from "./principal.ts";
import type { StandinRequest } from "./request.ts";

export type BucketName = "core" | "graphql";

/** Points an hour. */
export interface Limits {
  anonymousCore: number;
  core: number;
  graphql: number;
}

export const GITHUB_LIMITS: Limits = { anonymousCore: 60, core: 5000, graphql: 5000 };

/** One budget within its present hour. `resetsAt` in epoch seconds. */
export interface Bucket {
  name: BucketName;
  limit: number;
  used: number;
  resetsAt: number;
}

/** Which of GitHub's two budgets a request is of. */
export function bucketOf(request: StandinRequest): BucketName {
  return request.path === "/graphql" ? "graphql" : "core";
}

const WINDOW_SECONDS = 3600;

/** The budgets of all who ask: each a fixed window of an hour that begins with its first request. */
export class RateLimits {
  readonly #limits: Limits;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The budget as it stands, begun anew when its hour is over. */
  bucket(name: BucketName, who: Principal, at: InstantMs): Bucket {
    const key = `${name} ${who.key}`;
    const known = this.#buckets.get(key);
    if (known !== undefined && at < known.resetsAt * 1000) return known;
    const resetsAt = Math.floor(at / 1000) + WINDOW_SECONDS;
    const bucket = { name, limit: this.#limitOf(name, who), used: 0, resetsAt };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #limitOf(name: BucketName, who: Principal): number {
    if (who.token === null) return name === "core" ? this.#limits.anonymousCore : 0;
    return name === "core"
      ? (who.token.coreLimit ?? this.#limits.core)
      : (who.token.graphqlLimit ?? this.#limits.graphql);
  }
}

export function remainingOf(bucket: Bucket): number {
  return Math.max(0, bucket.limit - bucket.used);
}

/** Takes points out of a budget; what is not there can't be taken. */
export function charge(bucket: Bucket, points: number): void {
  bucket.used = Math.min(bucket.limit, bucket.used + points);
}

/** `{limit, used, remaining, reset}` as `/rate_limit` shows it. */
export function describeBucket(bucket: Bucket): { limit: number; used: number; remaining: number; reset: number } {
  return { limit: bucket.limit, used: bucket.used, remaining: remainingOf(bucket), reset: bucket.resetsAt };
}

/** The five headers that stand on every answer. */
export function rateLimitHeaders(bucket: Bucket): Record<string, string> {
  return {
    "x-ratelimit-limit": String(bucket.limit),
    "x-ratelimit-remaining": String(remainingOf(bucket)),
    "x-ratelimit-used": String(bucket.used),
    "x-ratelimit-reset": String(bucket.resetsAt),
    "x-ratelimit-resource": bucket.name,
  };
}
