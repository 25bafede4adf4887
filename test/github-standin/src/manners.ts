import type { InstantMs } from "@groundswell/core";
import type { Principal } from "./principal.ts";
import type { StandinRequest } from "./request.ts";
import type { Rule, Rulebook } from "./rulebook.ts";

/** GitHub's limit on requests that are open at once. */
const MAX_CONCURRENT = 100;

/** Watches over what one request alone can't show: pauses that were asked for, tokens that change, crowds. */
export class Manners {
  readonly #rulebook: Rulebook;
  readonly #pausedUntil = new Map<string, InstantMs>();
  readonly #tokensSeen = new Set<string>();
  open = 0;

  constructor(rulebook: Rulebook) {
    this.#rulebook = rulebook;
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
    if (this.open > MAX_CONCURRENT)
      report("concurrency", `${this.open} requests at once; ${MAX_CONCURRENT} are allowed`);
    if (who.token !== null) {
      this.#tokensSeen.add(who.key);
      if (this.#tokensSeen.size > 1) report("second-token", "more than one token in use: one watcher, one identity");
    }
  }
}

export function hasUserAgent(request: StandinRequest): boolean {
  return (request.headers["user-agent"] ?? "") !== "";
}
