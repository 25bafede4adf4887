import type { AlignedPoint } from "@groundswell/core";

/** Points of a series, as objects or as they go out, whichever is asked for. */
export interface PointList {
  list(): AlignedPoint[];
  /** Their JSON, in parts that are to be joined by commas; no part is empty. */
  write(): Uint8Array[];
}

/** Points that are nowhere written yet. */
export function listPoints(points: readonly AlignedPoint[]): PointList {
  return {
    list: () => [...points],
    write: () => (points.length === 0 ? [] : [Buffer.from(JSON.stringify(points).slice(1, -1))]),
  };
}

/** One list after the other. */
export function joinLists(lists: readonly PointList[]): PointList {
  return {
    list: () => lists.flatMap((points) => points.list()),
    write: () => lists.flatMap((points) => points.write()),
  };
}
