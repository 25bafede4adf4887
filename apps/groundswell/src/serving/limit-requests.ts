import type { IncomingMessage, ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import { asClient, Buckets, tooMany, type Verdict } from "@groundswell/api";
import type { InstantMs } from "@groundswell/core";
import { callerOf, type Caller } from "./client-of.ts";

export interface RequestLimits {
  /** Requests a minute and client; null: the usual, and all that a reader on this machine wants; 0: no limits. */
  perMinute: number | null;
  /** Whose word on who asks is taken. */
  trustedProxies: BlockList;
}

/** A page with all that it loads is some five requests. */
export const USUAL_PER_MINUTE = 1_200;
/**
 * This machine itself, or a proxy on it that we were not told about, with all readers behind it: a bound that only a
 * program that runs away comes near.
 */
const LOCAL_PER_MINUTE = 1_000_000;
/** A story with five charts is read by thousands behind one address of a network, or of a CDN that asks for them. */
const EMBEDS_FACTOR = 10;
const WINDOW_MS = 60_000;
/** What a client has already costs next to nothing; `If-None-Match: *` says only that it has something. */
const KNOWN_GIVEN_BACK = 0.9;

const FREE_PATHS = ["/healthz", "/readyz", "/favicon.svg", "/robots.txt"];
/** Built files of the pages, and of charts in frames: as many as a page has, and cached for ever. */
const FREE_FOLDERS = ["/_app/", "/embed/_/"];
const EMBED_FOLDERS = ["/embed/", "/charts/", "/badge/"];

type Policy = "requests" | "embeds";

/** Counts what each client asks for, and refuses what is too much, before anything is done for it. */
export class RequestLimiter {
  readonly #trusted: BlockList;
  readonly #remote: Readonly<Record<Policy, Buckets>> | null;
  readonly #local: Readonly<Record<Policy, Buckets>> | null;

  constructor({ perMinute, trustedProxies }: RequestLimits, now: () => InstantMs) {
    const make = (burst: number) => ({
      requests: new Buckets({ burst, windowMs: WINDOW_MS }, now),
      embeds: new Buckets({ burst: burst * EMBEDS_FACTOR, windowMs: WINDOW_MS }, now),
    });
    this.#trusted = trustedProxies;
    this.#remote = perMinute === 0 ? null : make(perMinute ?? USUAL_PER_MINUTE);
    this.#local = perMinute === null ? make(LOCAL_PER_MINUTE) : this.#remote;
  }

  /** Goes on with `answer` for whom there is room, and else answers 429. */
  handle(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
    const caller = callerOf(request.socket.remoteAddress ?? "", readForwarded(request), this.#trusted);
    const policy = policyOf(request.url ?? "/");
    const buckets = (caller.isLocal ? this.#local : this.#remote)?.[policy ?? "requests"];
    if (buckets === undefined || caller.isProxy || this.#remote === null) {
      answer();
      return;
    }
    if (policy === null) {
      asClient(this.#limited(caller), answer);
      return;
    }
    const verdict = buckets.take(caller.key, 1);
    writeFields(response, policy, buckets, verdict);
    if (!verdict.isAllowed) {
      refuse(response, policy, verdict);
      return;
    }
    const knowsWhich = !request.headers["if-none-match"]?.split(",").some((tag) => tag.trim() === "*");
    response.once("close", () => {
      if (response.statusCode === 304 && knowsWhich) buckets.giveBack(caller.key, KNOWN_GIVEN_BACK);
    });
    asClient(this.#limited(caller), answer);
  }

  /** A limit that was chosen holds for this machine, too. */
  #limited({ key, isLocal }: Caller): { key: string; isLocal: boolean } {
    return { key, isLocal: isLocal && this.#local !== this.#remote };
  }
}

function policyOf(url: string): Policy | null {
  const [path = ""] = url.split("?", 1);
  if (FREE_PATHS.includes(path) || FREE_FOLDERS.some((folder) => path.startsWith(folder))) return null;
  return EMBED_FOLDERS.some((folder) => path.startsWith(folder)) ? "embeds" : "requests";
}

function readForwarded({ headers }: IncomingMessage): string {
  const value = headers["x-forwarded-for"];
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

/** As draft-ietf-httpapi-ratelimit-headers-10 has them. */
function writeFields(response: ServerResponse, policy: Policy, { quota }: Buckets, { left, fullMs }: Verdict): void {
  response.setHeader("ratelimit-policy", `"${policy}";q=${quota.burst};w=${quota.windowMs / 1_000}`);
  response.setHeader("ratelimit", `"${policy}";r=${left};t=${Math.ceil(fullMs / 1_000)}`);
}

function refuse(response: ServerResponse, policy: Policy, { waitMs }: Verdict): void {
  const { problem, headers } = tooMany(
    policy,
    waitMs,
    (seconds) => `more than this client may ask for; ask again in ${seconds} s`,
  );
  const body = JSON.stringify({ type: "about:blank", ...problem });
  response.writeHead(problem.status, {
    ...headers,
    "content-type": "application/problem+json; charset=utf-8",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "RateLimit, RateLimit-Policy, Retry-After",
    "content-length": Buffer.byteLength(body),
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
