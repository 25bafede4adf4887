import { failure } from "./failure.ts";

/** A part of a list, as connections give it. */
interface Slice<T> {
  items: T[];
  totalCount: number;
}

/**
 * A connection over a list that is paged forwards.
 * @param take the items from an offset on
 */
export function connect<T>(
  args: Record<string, unknown>,
  totalCount: number,
  take: (offset: number, limit: number) => T[],
): Record<string, unknown> {
  const offset = readCursor(args["after"]);
  const limit = typeof args["first"] === "number" ? args["first"] : 0;
  const slice: Slice<T> = { items: take(offset, limit), totalCount };
  const cursors = slice.items.map((_, i) => makeCursor(offset + i + 1));
  return {
    totalCount,
    nodes: slice.items,
    edges: slice.items.map((node, i) => ({ node, cursor: cursors[i] })),
    pageInfo: {
      hasNextPage: offset + slice.items.length < totalCount,
      hasPreviousPage: offset > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}

/** The arguments that `connect` understands. */
export const CONNECTION_ARGUMENTS = {
  first: (value: unknown) => typeof value === "number",
  after: (value: unknown) => value === null || typeof value === "string",
};

function makeCursor(position: number): string {
  return Buffer.from(`cursor:v2:${position}`).toString("base64");
}

function readCursor(after: unknown): number {
  if (typeof after !== "string") return 0;
  const [, position] = /^cursor:v2:(\d+)$/.exec(Buffer.from(after, "base64").toString()) ?? [];
  if (position === undefined)
    throw failure("INVALID_CURSOR_ARGUMENTS", `\`${after}\` does not appear to be a valid cursor.`);
  return Number(position);
}
