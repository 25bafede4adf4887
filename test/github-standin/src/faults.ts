import { jsonAnswer, problemAnswer, type Answer } from "./answer.ts";
import { dropAlias, dropBeyond, dropField, withErrors, type WireError } from "./graphql/damage.ts";
import type { StandinRequest } from "./request.ts";

/** What can go wrong. A new kind needs a line here and one in `applyFault`. */
export type Fault =
  /** Another status; by default with a page of HTML, as GitHub's front door sends. */
  | { kind: "status"; status: number; body?: string; contentType?: string }
  /** The connection is cut without an answer. */
  | { kind: "reset" }
  /** The connection stays open and silent. */
  | { kind: "stall" }
  /** The right answer, late. */
  | { kind: "delay"; ms: number }
  /** The answer's first half, well framed: only a JSON parser notices. */
  | { kind: "truncate" }
  /** Headers and half of the body; then the connection stays open and silent. */
  | { kind: "stall-body" }
  /** Headers that promise the whole body, half of it, and a cut connection. */
  | { kind: "cut-body" }
  | { kind: "content-type"; contentType: string }
  /** A page of HTML with status 200, as something between us and GitHub may send. */
  | { kind: "html" }
  /** GitHub's clock is `ms` ahead of the caller's: in `Date` and `X-RateLimit-Reset`. Comes on top of other faults. */
  | { kind: "clock-skew"; ms: number }
  /** Too much at once. `retryAfterSeconds` null: without the header; then a minute is expected of the caller. */
  | { kind: "secondary-limit"; retryAfterSeconds?: number | null; status?: 200 | 403 | 429 }
  /** GraphQL: errors beside the data, or instead of it. */
  | { kind: "graphql-errors"; errors: WireError[]; dropData?: boolean }
  /** GraphQL: one alias fails, the rest is there. */
  | { kind: "alias-error"; alias: string; type: string; message?: string }
  /** GraphQL: null at `path`, which begins with the alias, and an error that names it; what is beside it is there. */
  | { kind: "graphql-field-null"; path: (string | number)[]; type?: string; message?: string }
  /** GraphQL: the cursors that forks are asked with are refused; of one alias, or of all. */
  | { kind: "cursor-loss"; alias?: string }
  /** GraphQL: a query for more than `above` top-level fields gets that many, and RESOURCE_LIMITS_EXCEEDED. */
  | { kind: "resource-limits"; above: number };

/** Which requests: the beginning of the path, a pattern for `METHOD /path?query`, or a test of one's own. */
export type FaultMatch = string | RegExp | ((request: { method: string; path: string; body: string }) => boolean);

interface Standing {
  match: FaultMatch;
  fault: Fault;
  left: number;
}

const SECONDARY_MESSAGE = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
/** What a caller must wait when it is not told. */
export const UNTOLD_PAUSE_SECONDS = 60;

/** The faults in force. The first that matches is used. */
export class Faults {
  #standing: Standing[] = [];

  /** @returns takes the fault away again */
  add(match: FaultMatch, fault: Fault, times: number): () => void {
    const standing = { match, fault, left: times };
    this.#standing.push(standing);
    return () => {
      this.#standing = this.#standing.filter((s) => s !== standing);
    };
  }

  clear(): void {
    this.#standing = [];
  }

  /** What befalls a request: the first fault that matches, and a clock that is wrong besides. */
  take(request: StandinRequest): Fault[] {
    const matching = this.#standing.filter((s) => matches(s.match, request));
    const isSkew = ({ fault }: Standing) => fault.kind === "clock-skew";
    const taken = [matching.find((s) => !isSkew(s)), matching.find(isSkew)].filter((s) => s !== undefined);
    for (const standing of taken) standing.left -= 1;
    this.#standing = this.#standing.filter((s) => s.left > 0);
    return taken.map(({ fault }) => fault);
  }
}

/** The answer of a secondary limit, which is given before anything is looked at or charged. */
export function secondaryLimitAnswer(fault: Extract<Fault, { kind: "secondary-limit" }>): Answer {
  const seconds = fault.retryAfterSeconds === undefined ? UNTOLD_PAUSE_SECONDS : fault.retryAfterSeconds;
  const headers: Record<string, string> = seconds === null ? {} : { "retry-after": String(seconds) };
  const url =
    "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits";
  return problemAnswer(fault.status ?? 403, SECONDARY_MESSAGE, url, headers);
}

/** What becomes of the right answer. */
export function applyFault(fault: Fault, answer: Answer): Answer {
  switch (fault.kind) {
    case "status":
      return brokenAnswer(fault, answer);
    case "reset":
    case "stall":
    case "stall-body":
    case "cut-body":
      return { ...answer, delivery: fault.kind };
    case "delay":
      return { ...answer, delayMs: fault.ms };
    case "truncate":
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
    case "content-type":
      return { ...answer, headers: { ...answer.headers, "content-type": fault.contentType } };
    case "html":
      return brokenAnswer({ kind: "status", status: 200 }, answer);
    case "clock-skew":
      return skewClock(answer, fault.ms);
    case "secondary-limit":
    case "cursor-loss":
      // Both were seen to while the answer was made.
      return answer;
    case "graphql-errors":
      return { ...answer, body: withErrors(answer.body, fault.errors, fault.dropData ?? false) };
    case "alias-error":
      return {
        ...answer,
        body: dropAlias(answer.body, fault.alias, fault.type, fault.message ?? "Something went wrong."),
      };
    case "graphql-field-null":
      return {
        ...answer,
        body: dropField(answer.body, fault.path, fault.type, fault.message ?? "Something went wrong."),
      };
    case "resource-limits":
      return { ...answer, body: dropBeyond(answer.body, fault.above) };
  }
}

function skewClock(answer: Answer, ms: number): Answer {
  const headers = { ...answer.headers };
  const { date, "x-ratelimit-reset": reset } = headers;
  if (date !== undefined) headers["date"] = new Date(Date.parse(date) + ms).toUTCString();
  if (reset !== undefined) headers["x-ratelimit-reset"] = String(Math.round(Number(reset) + ms / 1000));
  return { ...answer, headers };
}

function brokenAnswer(fault: Extract<Fault, { kind: "status" }>, answer: Answer): Answer {
  const html = `<!DOCTYPE html><html><head><title>${fault.status}</title></head><body><h1>Unicorn!</h1></body></html>`;
  const kept = Object.entries(answer.headers).filter(([name]) => name !== "etag" && name !== "cache-control");
  const headers = { ...Object.fromEntries(kept), "content-type": fault.contentType ?? "text/html; charset=utf-8" };
  return { ...jsonAnswer(fault.status, null), headers, body: fault.body ?? html };
}

function matches(match: FaultMatch, request: StandinRequest): boolean {
  if (typeof match === "string") return request.path.startsWith(match);
  if (match instanceof RegExp) return match.test(`${request.method} ${request.target}`);
  return match({ method: request.method, path: request.target, body: request.body });
}
