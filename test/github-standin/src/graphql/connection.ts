import { failure } from "./failure.ts";

/** A list that can be paged forwards. */
export interface Listing<T> {
  total: number;
  /** The items from an offset on. */
  take: (offset: number, limit: number) => T[];
  /** What tells an item and its place from all others, for as long as it exists. */
  keyOf: (item: T) => CursorKey;
  /**
   * How many items stand at or before the place of a key, whether its item is still there or not. Null: it is no key
   * of such a list.
   */
  countUpTo: (key: CursorKey) => number | null;
}

/** What a cursor holds: values by which the list is ordered. Items that come and go meanwhile don't shift it. */
export type CursorKey = readonly (string | number)[];

/** The connection of a list of which `first` items `after` a cursor are asked for. */
export function connect<T>(
  args: Record<string, unknown>,
  list: Listing<T>,
  toNode: (item: T) => unknown,
): Record<string, unknown> {
  const offset = typeof args["after"] === "string" ? readCursor(args["after"], list) : 0;
  const limit = typeof args["first"] === "number" ? args["first"] : 0;
  const items = list.take(offset, limit);
  const nodes = items.map(toNode);
  const cursorOf = (item: T | undefined) => (item === undefined ? null : makeCursor(list.keyOf(item)));
  return {
    totalCount: list.total,
    nodes,
    edges: () => nodes.map((node, i) => ({ node, cursor: cursorOf(items[i]) })),
    pageInfo: {
      hasNextPage: offset + items.length < list.total,
      hasPreviousPage: offset > 0,
      startCursor: () => cursorOf(items[0]),
      endCursor: () => cursorOf(items.at(-1)),
    },
  };
}

/** A list that is at hand as a whole. @param compare of keys, in the list's order */
export function listOf<T>(
  items: readonly T[],
  keyOf: (item: T) => CursorKey,
  compare: (a: CursorKey, b: CursorKey) => number,
): Listing<T> {
  return {
    total: items.length,
    take: (offset, limit) => items.slice(offset, offset + limit),
    keyOf,
    countUpTo: (key) => {
      const next = items.findIndex((item) => compare(keyOf(item), key) > 0);
      return next === -1 ? items.length : next;
    },
  };
}

/** The arguments that `connect` understands. */
export const CONNECTION_ARGUMENTS = {
  first: (value: unknown) => typeof value === "number",
  after: (value: unknown) => value === null || typeof value === "string",
};

/** GitHub's error for a cursor that it can't read, or no longer. */
export function invalidCursor(cursor: string) {
  return failure("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
}

function makeCursor(key: CursorKey): string {
  return Buffer.from(`cursor:v2:${JSON.stringify(key)}`).toString("base64");
}

function readCursor<T>(cursor: string, list: Listing<T>): number {
  const [, json] = /^cursor:v2:(\[.*\])$/.exec(Buffer.from(cursor, "base64").toString()) ?? [];
  const key = json === undefined ? null : readKey(json);
  const count = key === null ? null : list.countUpTo(key);
  if (count === null) throw invalidCursor(cursor);
  return count;
}

function readKey(json: string): CursorKey | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) && value.every((v) => typeof v === "string" || typeof v === "number") ? value : null;
  } catch {
    return null;
  }
}
