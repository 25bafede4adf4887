import { createHash } from "node:crypto";

/** Characters of a key: 128 bits. */
const LENGTH = 32;

/**
 * The key of an address, or of what it shows: a hash, as ten names and all options are longer than an index can hold.
 * @param text in its canonical form; names in lower case
 */
export function pinKeyOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, LENGTH);
}
