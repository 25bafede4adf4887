/** Parts of an address's path that were asked for under an old name. */
export interface Renamed {
  /** Place of the first of them in the path, from 0. By place, as they may be spelt with escapes, or like other parts. */
  at: number;
  /** Today's names of as many parts as this has, as they stand in an address. */
  parts: readonly string[];
}

/** The address under today's names: path and query, all else kept. */
export function renameInAddress(requestUrl: string, ...renamed: readonly Renamed[]): string {
  const { pathname, search } = new URL(requestUrl);
  const [, ...segments] = pathname.split("/");
  for (const { at, parts } of renamed) segments.splice(at, parts.length, ...parts);
  return `/${segments.join("/")}${search}`;
}
