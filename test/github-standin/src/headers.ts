import { createHash } from "node:crypto";
import type { Answer } from "./answer.ts";
import type { Principal } from "./principal.ts";
import type { StandinRequest } from "./request.ts";

export const API_VERSIONS = ["2022-11-28", "2026-03-10"];
const DEFAULT_API_VERSION = "2022-11-28";

const EXPOSED =
  "ETag, Link, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, " +
  "X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, " +
  "X-GitHub-Media-Type, X-GitHub-Request-Id, Deprecation, Sunset";

/** The version that a request asks for, which may not exist. */
export function apiVersionOf(request: StandinRequest): string {
  const asked = request.headers["x-github-api-version"];
  return typeof asked === "string" && asked !== "" ? asked : DEFAULT_API_VERSION;
}

/** The headers that stand on everything. */
export function commonHeaders(request: StandinRequest, who: Principal, serial: number): Record<string, string> {
  const headers: Record<string, string> = {
    date: new Date(request.at).toUTCString(),
    server: "github-standin",
    vary: who.token === null ? "Accept" : "Accept, Authorization, Cookie, X-GitHub-OTP",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": EXPOSED,
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": apiVersionOf(request),
    "x-github-request-id": `STANDIN:${serial.toString(16).toUpperCase().padStart(8, "0")}`,
  };
  if (who.token !== null) headers["x-oauth-scopes"] = (who.token.scopes ?? []).join(", ");
  if (who.token?.expiresAt !== undefined) {
    const expires = new Date(who.token.expiresAt).toISOString();
    headers["github-authentication-token-expiration"] = `${expires.slice(0, 19).replace("T", " ")} UTC`;
  }
  return headers;
}

/** Gives an answer that may be kept its weak ETag, which differs between tokens, and its minute of freshness. */
export function withCaching(answer: Answer, who: Principal): Answer {
  const digest = createHash("sha256")
    .update(who.token === null ? "" : who.key)
    .update(answer.body)
    .digest("hex");
  const scope = who.token === null ? "public" : "private";
  const cacheControl = answer.headers["cache-control"] ?? `${scope}, max-age=60, s-maxage=60`;
  return { ...answer, headers: { ...answer.headers, etag: `W/"${digest}"`, "cache-control": cacheControl } };
}

/** Whether the caller already has this very answer. ETags are compared weakly. */
export function isUnchanged(request: StandinRequest, answer: Answer): boolean {
  const known = request.headers["if-none-match"];
  const etag = answer.headers["etag"];
  if (known === undefined || etag === undefined) return false;
  return known.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, "");
}
