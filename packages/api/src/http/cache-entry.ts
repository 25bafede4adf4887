import { createHash } from "node:crypto";
import { dayOf, type Day, type InstantMs } from "@groundswell/core";
import { isCompressible } from "./gzip-body.ts";
import { ownBytes } from "./own-bytes.ts";
import { readBody } from "./written-json.ts";

/** An answer that is kept. */
export interface Entry {
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

/**
 * Whether a kept answer may still be given.
 * @param current the data's version; null: the database does not say, and what was good before has to do
 */
export function isGood(entry: Entry, current: number | null, askedAt: InstantMs): boolean {
  const { version, day, goodUntil, status, isForEver } = entry;
  if (isForEver) return true;
  if (current === null && status < 400) return true;
  return (current === null || (version === current && day === dayOf(askedAt))) && askedAt <= goodUntil;
}

/** Its bytes: what is compressed beside it takes a third more, at most. */
export function sizeOf({ body, isCompressible: mayBeTwo }: Entry): number {
  return Math.ceil(body.byteLength * (mayBeTwo ? 4 / 3 : 1)) + 500;
}

/** What is kept of an answer, with its ETag. */
export async function toEntry(
  response: Response,
  made: Pick<Entry, "version" | "day" | "checkedAt" | "goodUntil">,
): Promise<Entry> {
  const headers = Object.fromEntries(response.headers);
  const body = ownBytes(await readBody(response));
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
export function keepLastModified(entry: Entry, before: Entry | undefined): Entry {
  const modified = before?.headers["last-modified"];
  if (modified === undefined || before?.etag !== entry.etag || !("last-modified" in entry.headers)) return entry;
  return { ...entry, headers: { ...entry.headers, "last-modified": modified } };
}
