/** An element as PostgreSQL writes it: in quotes, with a backslash before quotes and backslashes, or bare, where NULL is none. */
const ELEMENT = /"([^"\\]*(?:\\.[^"\\]*)*)"|([^{},]+)/gs;

/**
 * The elements of an array of one dimension as PostgreSQL writes it. drizzle's own reader (0.45.4) leaves out every
 * backslash, and takes NULL for the word.
 */
export function parseArray<T>(text: string, read: (element: string) => T): (T | null)[] {
  return Array.from(text.matchAll(ELEMENT), ([, quoted, bare = ""]) => {
    if (quoted !== undefined) return read(quoted.replaceAll(/\\(.)/gs, "$1"));
    return bare === "NULL" ? null : read(bare);
  });
}
