import type { InstantMs } from "@groundswell/core";
import type { StandinRequest } from "./request.ts";

/** Rules of GitHub's that a well-behaved watcher keeps, and questions that the stand-in can't answer. */
export type Rule =
  | "restricted-endpoint"
  | "user-agent"
  | "budget-exhausted"
  | "retry-after"
  | "second-token"
  | "token-in-url"
  | "concurrency"
  | "too-fast"
  | "page-size"
  | "page-number"
  | "api-version"
  | "unknown-route"
  | "unresolved-field";

export interface Violation {
  rule: Rule;
  detail: string;
  at: InstantMs;
  method: string;
  /** Path and query; never a token. */
  path: string;
}

/** Keeps what was broken, with the request that broke it. */
export class Rulebook {
  readonly violations: Violation[] = [];

  report(rule: Rule, detail: string, request: StandinRequest): void {
    this.violations.push({ rule, detail, at: request.at, method: request.method, path: request.target });
  }

  /** @throws Error that lists every violation, one a line */
  expectNone(): void {
    if (this.violations.length === 0) return;
    const lines = this.violations.map(
      (v) => `  ${new Date(v.at).toISOString()} ${v.method} ${v.path}\n    ${v.rule}: ${v.detail}`,
    );
    throw new Error(`GitHub's rules were broken ${lines.length} time(s):\n${lines.join("\n")}`);
  }
}
