import { LRUCache } from "lru-cache";
import { ownBytes } from "./own-bytes.ts";

/** Writes an answer, unless it was written before from the same. */
export type WriteOnce = (from: string, write: () => Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Remembers answers by all that they were made from. Unlike the response cache, which knows the address asked for and
 * forgets everything as soon as anything changes, it gives the same answer to other addresses, and after changes that it
 * has nothing to do with.
 */
export function rememberWritten(): WriteOnce {
  const known = new LRUCache<string, Uint8Array<ArrayBuffer>>({
    maxSize: MAX_BYTES,
    sizeCalculation: (answer, from) => answer.byteLength + 2 * from.length,
  });
  return (from, write) => {
    const before = known.get(from);
    if (before !== undefined) return before;
    const answer = ownBytes(write());
    known.set(from, answer);
    return answer;
  };
}
