import { createHash } from "node:crypto";
import { dayOf, type Day, type InstantMs } from "@groundswell/core";
import { LRUCache } from "lru-cache";
import type { DataVersion } from "./data-version.ts";
import { takeGoodUntil } from "./good-until.ts";
import { acceptsGzip, gzipBody, isCompressible } from "./gzip-body.ts";
import { parseHttpDate } from "./http-date.ts";
import { readBody } from "./written-json.ts";

type Fetch = (request: Request) => Response | Promise<Response>;

interface Entry {
  version: number;
  /** The day on which it was made: answers end on the day they are asked on, whatever end is asked for. */
  day: Day;
  /** When it was last known to be what the data say. */
  checkedAt: InstantMs;
  /** The last instant at which it is good: it said so itself. */
  goodUntil: InstantMs;
  status: number;
  /** As it goes out: as text it would be encoded anew for each request. */
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  etag: string | null;
  /** It says that it never changes, whatever becomes of the data. */
  isForEver: boolean;
  /** It goes out compressed to whoever takes that. */
  isCompressible: boolean;
}

/** For answers that tell of more than the data: each is made anew, and has its ETag like all others. */
export const MADE_ANEW = "public, no-cache";

const MAX_BYTES = 64 * 1024 * 1024;
/** For no longer is an answer kept that says what was wrong. */
const FAULT_MS = 60_000;

/**
 * Serves GET requests from serialised answers, each with its ETag, for as long as the data have not changed, and no
 * longer than to the end of the UTC day, or than an answer says itself (`sayGoodUntil`). The data's version is one number in the database, raised by whoever writes, so this holds across processes.
 *
 * Answers that a route marks `no-store` are passed through, so are all methods but GET and HEAD. Those that it marks
 * `no-cache` get an ETag and are not kept. Entries are kept by the whole address, as answers carry absolute links. What is marked
 * `immutable` stays good, and failures of ours are not kept. Texts go out compressed to whoever takes that.
 * @param toOneAddress the one address of all that are sure to have the same answer, under which it is asked for and kept
 * @param note told of each read what came of it
 */
export function withResponseCache(
  fetch: Fetch,
  version: DataVersion,
  now: () => InstantMs,
  toOneAddress: (url: string) => string = (url) => url,
  note: (result: "hit" | "miss" | "unkept") => void = () => undefined,
): Fetch {
  const entries = new LRUCache<string, Entry>({
    maxSize: MAX_BYTES,
    sizeCalculation: (entry, key) => sizeOf(entry) + 2 * key.length,
  });

  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return fetch(request);
    const epoch = version.epoch?.();
    const current = await readVersion(version);
    // Before the answer is made: one that is made over midnight is of the day before, and made again.
    const askedAt = now();
    const key = toOneAddress(request.url);
    const cached = entries.get(key);
    if (cached !== undefined && isGood(cached, current, askedAt)) {
      note("hit");
      if (current === null && !cached.isForEver) return respond(request, withAge(cached, askedAt));
      cached.checkedAt = askedAt;
      return respond(request, cached);
    }
    const isAsIs = request.method === "GET" && key === request.url;
    const response = await fetch(isAsIs ? request : new Request(key, { headers: request.headers }));
    const goodUntil = endOf(response, askedAt);
    const control = response.headers.get("cache-control") ?? "";
    const isOverturned = epoch !== version.epoch?.();
    if (current === null || isOverturned || control.includes("no-store") || isOurFailure(response)) {
      note("unkept");
      return request.method === "GET" ? response : new Response(null, response);
    }
    const entry = keepLastModified(
      await toEntry(response, { version: current, day: dayOf(askedAt), checkedAt: askedAt, goodUntil }),
      cached,
    );
    const isKept = !control.includes("no-cache");
    note(isKept ? "miss" : "unkept");
    if (isKept) entries.set(key, entry);
    return respond(request, entry);
  };
}

/** @param current the data's version; null: the database does not say, and what was good before has to do */
function isGood(entry: Entry, current: number | null, askedAt: InstantMs): boolean {
  const { version, day, goodUntil, status, isForEver } = entry;
  if (isForEver) return true;
  if (current === null && status < 400) return true;
  return (current === null || (version === current && day === dayOf(askedAt))) && askedAt <= goodUntil;
}

/** Says since when nobody could look whether it is still so (RFC 9111, section 5.1; RFC 9211). */
function withAge(entry: Entry, askedAt: InstantMs): Entry {
  const age = Math.max(0, Math.floor((askedAt - entry.checkedAt) / 1_000));
  const headers = {
    age: String(age),
    "cache-status": `groundswell; hit; ttl=-${age}; detail="database does not answer"`,
  };
  return { ...entry, headers: { ...entry.headers, ...headers } };
}

/** What was wrong may be right in a minute, as an instant that was still to come is over then. */
function endOf(response: Response, askedAt: InstantMs): InstantMs {
  const said = takeGoodUntil(response.headers);
  return response.status >= 400 ? Math.min(said, askedAt + FAULT_MS) : said;
}

/** It may be over in a moment, whether or not the data change. */
function isOurFailure({ status }: Response): boolean {
  return status >= 500 || status === 429;
}

/** Null: the database does not say. What was good before is then still served; routes report the outage themselves. */
async function readVersion(version: DataVersion): Promise<number | null> {
  try {
    return await version.current();
  } catch {
    return null;
  }
}

/** What is compressed beside it takes a third more, at most. */
function sizeOf({ body, isCompressible: mayBeTwo }: Entry): number {
  return Math.ceil(body.byteLength * (mayBeTwo ? 4 / 3 : 1)) + 500;
}

async function toEntry(
  response: Response,
  made: Pick<Entry, "version" | "day" | "checkedAt" | "goodUntil">,
): Promise<Entry> {
  const headers = Object.fromEntries(response.headers);
  const body = await readBody(response);
  const etag = response.ok ? `"${hashOf(body).slice(0, 22)}"` : null;
  if (etag !== null) headers["etag"] = etag;
  const isText = isCompressible(headers["content-type"] ?? "", body.byteLength);
  if (isText) headers["vary"] = "accept-encoding";
  const isForEver = response.ok && (headers["cache-control"] ?? "").includes("immutable");
  return { ...made, status: response.status, body, headers, etag, isForEver, isCompressible: isText };
}

/** Of answers that are remembered elsewhere: hashing one takes as long as all else. */
const hashes = new WeakMap<Uint8Array, string>();

function hashOf(body: Uint8Array): string {
  const known = hashes.get(body) ?? createHash("sha256").update(body).digest("base64url");
  hashes.set(body, known);
  return known;
}

/** The data have changed, and what was made of them is the same: it was not modified then. */
function keepLastModified(entry: Entry, before: Entry | undefined): Entry {
  const modified = before?.headers["last-modified"];
  if (modified === undefined || before?.etag !== entry.etag || !("last-modified" in entry.headers)) return entry;
  return { ...entry, headers: { ...entry.headers, "last-modified": modified } };
}

function respond(request: Request, entry: Entry): Response | Promise<Response> {
  if (entry.isCompressible && acceptsGzip(request.headers.get("accept-encoding"))) return respondZipped(request, entry);
  const { status, body, headers } = entry;
  if (isKnown(request, entry)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : body, { status, headers });
}

/** Compressed it is another representation, with an ETag of its own (RFC 9110, section 8.8.3.3). */
async function respondZipped(request: Request, entry: Entry): Promise<Response> {
  const { status, body } = entry;
  const etag = entry.etag === null ? null : entry.etag.replace(/"$/, '-gzip"');
  const headers = { ...entry.headers, ...(etag === null ? {} : { etag }) };
  if (isKnown(request, { ...entry, etag })) return new Response(null, { status: 304, headers });
  const zipped = request.method === "HEAD" ? null : await gzipBody(body);
  return new Response(zipped, { status, headers: { ...headers, "content-encoding": "gzip" } });
}

/** Whether whoever asks has it. RFC 9110, section 13.2.2: the date counts only where no ETag is sent. */
function isKnown(request: Request, { etag, headers }: Entry): boolean {
  if (etag === null) return false;
  const tags = request.headers.get("if-none-match");
  if (tags !== null) return matches(tags, etag);
  const since = parseHttpDate(request.headers.get("if-modified-since") ?? "");
  const modified = parseHttpDate(headers["last-modified"] ?? "");
  return since !== null && modified !== null && modified <= since;
}

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function matches(asked: string, etag: string): boolean {
  return asked === "*" || asked.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
