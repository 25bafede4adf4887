import { createHash } from "node:crypto";

/** Separates the parts of a name; none of them can hold it. */
const SEPARATOR = "\u0000";

/**
 * A URN that follows from what it names, and from nothing else: the same wherever and whenever it is made.
 * RFC 9562, version 8: the first 122 bits of a SHA-256 that are not version and variant.
 */
export function nameUrn(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join(SEPARATOR)).digest("hex");
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return `urn:uuid:${groups.join("-")}-${hex.slice(20, 32)}`;
}
