import {
  addDays,
  formatReceiptId,
  indexPoints,
  listSpans,
  nextSpan,
  startOfSpan,
  type AlignedPoint,
  type Day,
  type Extent,
  type IndexBase,
  type InstantMs,
  type Interval,
} from "@groundswell/core";
import type { ComparedHead } from "@groundswell/db";
import { joinLists, listPoints, type PointList } from "./point-list.ts";
import { indexRun, missingSpan, sliceRun, type Source, type SpanRun, type SpanTotal } from "./span-run.ts";

/** What is cut out of a run, and how the days outside of it are counted. */
export interface Cut {
  head: ComparedHead;
  /** Null: nothing. */
  extent: Extent | null;
  interval: Interval;
  origin: Day | null;
  /** Null: totals as they are. */
  base: IndexBase | null;
}

export interface CutOut {
  points: PointList;
  /** Those of the points' figures. */
  sources: Source[];
  /** When the newest of the points' figures was known; null: none has one. */
  newestAt: InstantMs | null;
}

/** The points of the spans of some days, missing where there is no figure. */
export function cutRun(run: SpanRun, cut: Cut): CutOut {
  const { extent, interval, origin, base } = cut;
  if (extent === null) return { points: listPoints([]), sources: [], newestAt: null };
  const [from, to] = [startOfSpan(extent.from, interval, origin), startOfSpan(extent.to, interval, origin)];
  const [first, last] = [run.points[0]?.t, run.points.at(-1)?.t];
  const pad = (a: Day, b: Day) => listPoints(listSpans(a, b, interval, origin).map((t) => missingSpan(t, origin)));
  if (first === undefined || last === undefined || to < first || from > last) {
    return { points: pad(from, to), sources: [], newestAt: null };
  }
  const start = from < first ? 0 : (run.places.get(from) ?? 0);
  const end = 1 + (to > last ? run.points.length - 1 : (run.places.get(to) ?? 0));
  const shown = base === null ? run : indexRun(run, base);
  const tail = shortenLast(run.totals[end - 1] ?? null, cut, extent);
  const points = joinLists([
    ...(from < first ? [pad(from, addDays(first, -1))] : []),
    sliceRun(shown, start, tail === null ? end : end - 1),
    ...(tail === null ? [] : [listPoints(base === null ? [tail] : indexPoints([tail], base))]),
    ...(to > last ? [pad(nextSpan(last, interval, origin), to)] : []),
  ]);
  // Points that are not shown are from nowhere.
  if (typeof base?.reason === "string") return { points, sources: [], newestAt: null };
  const { last: newest } = cut.head;
  const newestAt = newest === null || newest.day < from ? null : newest.observedAt;
  return { points, sources: listSources(run, start, end), newestAt };
}

/**
 * The point of a span within which the days asked for end, when its last figure is of a day after them; null: it is told
 * as it is.
 */
function shortenLast(total: SpanTotal | null, { head, origin }: Cut, { to }: Extent): AlignedPoint | null {
  if (total === null || total.lastDay <= to) return null;
  const { point } = total;
  const { last } = head;
  if (last === null || last.day < point.t) return missingSpan(point.t, origin);
  const { value, archived, receiptKey } = last;
  const receipt = formatReceiptId(head.id, receiptKey);
  return { ...point, value, quality: archived ? "archived" : "observed", receipt };
}

function listSources({ totals }: SpanRun, start: number, end: number): Source[] {
  const sources = new Set<Source>();
  for (let place = start; place < end; place += 1) {
    const source = totals[place]?.source ?? null;
    if (source !== null) sources.add(source);
  }
  return [...sources].sort((a, b) => (a.name < b.name ? -1 : 1));
}
