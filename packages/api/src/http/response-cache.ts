import { dayOf, type InstantMs } from "@groundswell/core";
import { LRUCache } from "lru-cache";
import { isGood, keepLastModified, sizeOf, toEntry, type Entry } from "./cache-entry.ts";
import type { DataVersion } from "./data-version.ts";
import { giveEntry } from "./give-entry.ts";
import { takeGoodUntil } from "./good-until.ts";

type Fetch = (request: Request) => Response | Promise<Response>;

/** For answers that tell of more than the data: each is made anew, and has its ETag like all others. */
export const MADE_ANEW = "public, no-cache";

const MAX_BYTES = 64 * 1024 * 1024;
const MOST_UNKEPT = 1_000;
/** For no longer is an answer kept that says what was wrong. */
const FAULT_MS = 60_000;

/**
 * Serves GET requests from serialised answers, each with its ETag, for as long as the data have not changed, and no
 * longer than to the end of the UTC day, or than an answer says itself (`sayGoodUntil`). The data's version is one number in the database, raised by whoever writes, so this holds across processes.
 *
 * Answers that a route marks `no-store` are passed through, so are all methods but GET and HEAD. Those that it marks
 * `no-cache` get an ETag and are not kept. Entries are kept by the whole address, as answers carry absolute links. What is marked
 * `immutable` stays good, and failures of ours are not kept. Texts go out compressed to whoever takes that.
 *
 * Who asks for what is being made, of the same version of the data, waits for that one: after each change the first
 * reader's question is everybody's. Of an answer that is not kept each is given its own.
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
  /** What comes of each question that is being answered: an entry, or nothing that is kept. */
  const underWay = new Map<string, Promise<Entry | null>>();
  /** Addresses whose last answer was not kept: who asks for one has nothing to wait for. */
  const unkept = new LRUCache<string, true>({ max: MOST_UNKEPT });

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
      if (current === null && !cached.isForEver) return giveEntry(request, withAge(cached, askedAt));
      cached.checkedAt = askedAt;
      return giveEntry(request, cached);
    }
    const make = async () => {
      const isAsIs = request.method === "GET" && key === request.url;
      const response = await fetch(isAsIs ? request : new Request(key, { headers: request.headers }));
      const goodUntil = endOf(response, askedAt);
      const control = response.headers.get("cache-control") ?? "";
      const isOverturned = epoch !== version.epoch?.();
      if (current === null || isOverturned || control.includes("no-store") || isOurFailure(response)) {
        note("unkept");
        unkept.set(key, true);
        return { give: () => (request.method === "GET" ? response : new Response(null, response)), kept: null };
      }
      const made = { version: current, day: dayOf(askedAt), checkedAt: askedAt, goodUntil };
      const entry = keepLastModified(await toEntry(response, made), cached);
      const isKept = !control.includes("no-cache");
      note(isKept ? "miss" : "unkept");
      if (isKept) {
        entries.set(key, entry);
        unkept.delete(key);
      } else unkept.set(key, true);
      return { give: () => giveEntry(request, entry), kept: isKept ? entry : null };
    };
    if (current === null || unkept.has(key)) return (await make()).give();
    const question = `${current} ${key}`;
    const others = underWay.get(question);
    if (others !== undefined) {
      const shared = await others;
      // Who has waited in vain makes nobody else wait.
      if (shared === null || !isGood(shared, current, askedAt)) return (await make()).give();
      note("hit");
      return giveEntry(request, shared);
    }
    const making = make();
    const kept = making.then((made) => made.kept).catch(() => null);
    underWay.set(question, kept);
    void kept.then(() => underWay.delete(question));
    return (await making).give();
  };
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
