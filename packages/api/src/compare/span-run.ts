import {
  indexPoints,
  listSpans,
  missingPoint,
  withAge,
  type AlignedPoint,
  type Day,
  type IndexBase,
  type Interval,
} from "@groundswell/core";
import type { SeriesResult } from "@groundswell/db";
import { ownBytes } from "../http/own-bytes.ts";
import type { PointList } from "./point-list.ts";

export type Source = SeriesResult["sources"][number];

/** A span's total: the point that it makes, the day whose figure it is, and where that is from. */
export interface SpanTotal {
  point: AlignedPoint;
  lastDay: Day;
  source: Source | null;
}

/**
 * A project's totals over all its days, span after span, with the gaps; and the same as JSON: a comparison is then put
 * together from texts, and writing the same points again is most of the work otherwise.
 */
export interface SpanRun {
  points: readonly AlignedPoint[];
  /** The place of each span, by its first day. */
  places: ReadonlyMap<Day, number>;
  /** By place; null: there is no figure. */
  totals: readonly (SpanTotal | null)[];
  /** The points' JSON, each ended by a comma. */
  text: Uint8Array;
  /** Where the text of each point begins, and where that of the last one ends. */
  offsets: Uint32Array;
}

/** @param totals oldest first; spans without a figure are absent */
export function toSpanRun(totals: readonly SpanTotal[], interval: Interval, origin: Day | null): SpanRun {
  const [first, last] = [totals[0], totals.at(-1)];
  const byStart = new Map(totals.map((total) => [total.point.t, total]));
  const starts =
    first === undefined || last === undefined ? [] : listSpans(first.point.t, last.point.t, interval, origin);
  return {
    ...withText(starts.map((t) => byStart.get(t)?.point ?? missingSpan(t, origin))),
    places: new Map(starts.map((t, place) => [t, place])),
    totals: starts.map((t) => byStart.get(t) ?? null),
  };
}

/**
 * Some of a run's points, written already.
 * @param end the place after the last of them
 */
export function sliceRun({ points, text, offsets }: SpanRun, start: number, end: number): PointList {
  return {
    list: () => points.slice(start, end),
    // Without the comma that ends it.
    write: () => (start < end ? [text.subarray(offsets[start], (offsets[end] ?? 0) - 1)] : []),
  };
}

/** A span without a figure. */
export function missingSpan(t: Day, origin: Day | null): AlignedPoint {
  return origin === null ? missingPoint(t) : withAge(missingPoint(t), origin);
}

const indexed = new WeakMap<SpanRun, SpanRun & { of: number }>();

/** The run as shares of a base; the last one asked for is remembered. */
export function indexRun(run: SpanRun, base: IndexBase): SpanRun {
  const known = indexed.get(run);
  if (base.reason === null && known?.of === base.value) return known;
  const made = { ...run, ...withText(indexPoints(run.points, base)) };
  if (base.reason === null && base.value !== null) indexed.set(run, { ...made, of: base.value });
  return made;
}

function withText(points: readonly AlignedPoint[]): Pick<SpanRun, "points" | "text" | "offsets"> {
  // All letters are of one byte: days, numbers, words and ids.
  const texts = points.map((point) => `${JSON.stringify(point)},`);
  const offsets = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) offsets[i + 1] = (offsets[i] ?? 0) + text.length;
  return { points, text: ownBytes(Buffer.from(texts.join(""))), offsets };
}
