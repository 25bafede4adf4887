import type { InstantMs } from "@groundswell/core";
import type { Principal } from "./principal.ts";
import { bucketOf, type BucketName } from "./rate-limits.ts";
import type { StandinRequest } from "./request.ts";
import type { Rule, Rulebook } from "./rulebook.ts";

/** GitHub's limit on requests that are open at once. */
const MAX_CONCURRENT = 100;
/** And on points a minute. Whatever it costs of the hour's budget, a request that only reads is one point. */
const MOST_A_MINUTE: Record<BucketName, number> = { core: 900, graphql: 2000 };
const MINUTE_MS = 60_000;

/** Watches over what one request alone can't show: pauses that were asked for, tokens that change, crowds. */
export class Manners {
  readonly #rulebook: Rulebook;
  readonly #pausedUntil = new Map<string, InstantMs>();
  readonly #tokensSeen = new Set<string>();
  readonly #perMinuteLimits: boolean;
  /** When those of the last minute asked, by who and what. */
  readonly #lastMinute = new Map<string, InstantMs[]>();
  open = 0;

  /** @param perMinuteLimits whether more than GitHub's points a minute are a broken rule */
  constructor(rulebook: Rulebook, perMinuteLimits = false) {
    this.#rulebook = rulebook;
    this.#perMinuteLimits = perMinuteLimits;
  }

  /** Told to wait: whoever asks again before then breaks a rule. */
  pause(who: Principal, until: InstantMs): void {
    this.#pausedUntil.set(who.key, Math.max(until, this.#pausedUntil.get(who.key) ?? 0));
  }

  check(request: StandinRequest, who: Principal): void {
    const report = (rule: Rule, detail: string) => this.#rulebook.report(rule, detail, request);
    if (!hasUserAgent(request)) report("user-agent", "every request needs a User-Agent");
    if (request.tokenInUrl) report("token-in-url", "a token belongs in the Authorization header alone");
    const until = this.#pausedUntil.get(who.key) ?? 0;
    if (request.at < until) {
      report(
        "retry-after",
        `asked ${Math.ceil((until - request.at) / 1000)} s before the pause that was asked for ended`,
      );
    }
    if (this.#perMinuteLimits) this.#checkPace(request, who);
    if (this.open > MAX_CONCURRENT)
      report("concurrency", `${this.open} requests at once; ${MAX_CONCURRENT} are allowed`);
    if (who.token !== null) {
      this.#tokensSeen.add(who.key);
      if (this.#tokensSeen.size > 1) report("second-token", "more than one token in use: one watcher, one identity");
    }
  }

  /** A minute is any sixty seconds of the stand-in's clock. */
  #checkPace(request: StandinRequest, who: Principal): void {
    const bucket = bucketOf(request);
    const key = `${bucket} ${who.key}`;
    const recent = (this.#lastMinute.get(key) ?? []).filter((at) => at > request.at - MINUTE_MS);
    recent.push(request.at);
    this.#lastMinute.set(key, recent);
    if (recent.length <= MOST_A_MINUTE[bucket]) return;
    const detail = `${recent.length} ${bucket} points within a minute; ${MOST_A_MINUTE[bucket]} are allowed`;
    this.#rulebook.report("too-fast", detail, request);
  }
}

export function hasUserAgent(request: StandinRequest): boolean {
  return (request.headers["user-agent"] ?? "") !== "";
}
