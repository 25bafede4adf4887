import { createHash } from "node:crypto";
import type { Database } from "@groundswell/db";
import { readDataVersion } from "@groundswell/db";
import { LRUCache } from "lru-cache";

type Fetch = (request: Request) => Response | Promise<Response>;

interface Entry {
  version: number;
  status: number;
  body: ArrayBuffer | string | null;
  headers: Record<string, string>;
  etag: string | null;
}

export interface ResponseCacheOptions {
  /** Longest time for which the data's version is taken as read. */
  versionMaxAgeMs?: number;
  maxBytes?: number;
}

/**
 * Serves GET requests from serialised answers, each with its ETag, for as long as the data have not changed. The
 * data's version is one number in the database, raised by whoever writes, so this holds across processes.
 *
 * Answers that a route marks `no-store` are passed through, so are all methods but GET and HEAD.
 */
export function withResponseCache(
  fetch: Fetch,
  db: Database,
  { versionMaxAgeMs = 500, maxBytes = 64 * 1024 * 1024 }: ResponseCacheOptions = {},
): Fetch {
  const entries = new LRUCache<string, Entry>({ maxSize: maxBytes, sizeCalculation: sizeOf });
  const version = createVersionReader(db, versionMaxAgeMs);

  return async (request) => {
    if (request.method !== "GET") return fetch(request);
    const current = await version();
    const key = keyOf(request);
    const cached = entries.get(key);
    if (cached?.version === current) return respond(request, cached);
    const response = await fetch(request);
    if (response.headers.get("cache-control")?.includes("no-store") === true) return response;
    const entry = await toEntry(response, current);
    entries.set(key, entry);
    return respond(request, entry);
  };
}

/** Reads the data's version at most once every so often, and once for all who ask at the same time. */
function createVersionReader(db: Database, maxAgeMs: number): () => number | Promise<number> {
  let known: { version: number; at: number } | null = null;
  let reading: Promise<number> | null = null;
  return () => {
    if (known !== null && performance.now() - known.at < maxAgeMs) return known.version;
    reading ??= readDataVersion(db)
      .then((version) => {
        known = { version, at: performance.now() };
        return version;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
}

/** The address with its host, since answers carry absolute links. */
function keyOf(request: Request): string {
  return request.url;
}

function sizeOf({ body }: Entry): number {
  const length = typeof body === "string" ? body.length : (body?.byteLength ?? 0);
  return length + 500;
}

async function toEntry(response: Response, version: number): Promise<Entry> {
  const headers = Object.fromEntries(response.headers);
  const isText = /json|text|svg|xml/.test(headers["content-type"] ?? "");
  const body = isText ? await response.text() : await response.arrayBuffer();
  const hash = createHash("sha256")
    .update(typeof body === "string" ? body : new Uint8Array(body))
    .digest("base64url");
  const etag = response.ok ? `"${hash.slice(0, 22)}"` : null;
  if (etag !== null) headers["etag"] = etag;
  return { version, status: response.status, body, headers, etag };
}

function respond(request: Request, { status, body, headers, etag }: Entry): Response {
  const asked = etag === null ? null : request.headers.get("if-none-match");
  if (asked !== null && etag !== null && matches(asked, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { status, headers });
}

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function matches(asked: string, etag: string): boolean {
  return asked === "*" || asked.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
