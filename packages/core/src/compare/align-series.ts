import { gatherPoints } from "../bucket.ts";
import { addDays, dayRange, daysBetween, type Day } from "../day.ts";
import { missingPoint, type Interval, type Point } from "../series.ts";
import { chooseInterval } from "./choose-interval.ts";
import type { AlignedPoint, AlignedSeries, Alignment, SeriesKind } from "./comparison.ts";
import { firstCommonDay, indexPoints, toIndexBase } from "./index-base.ts";
import { nextSpan, startOfSpan } from "./spans.ts";

export interface Extent {
  from: Day;
  to: Day;
}

export interface AlignQuery {
  align: Alignment;
  kind: SeriesKind;
  /** Null: days, or weeks where the longest series has more than `MAX_DAILY_POINTS`. */
  interval: Interval | null;
  /** Both included; null: from the first figure, to the last. */
  from: Day | null;
  to: Day | null;
  /** Of an index: the day that is 100. Null: the first on which all have a value. */
  base: Day | null;
}

/** A project's daily points. Those outside the days asked for complete weeks and months of flows, and give the base. */
export interface AlignInput {
  points: readonly Point[];
  /** The day from which age is counted; null: not known. Not looked at unless aligned by age. */
  origin: Day | null;
}

export interface Alignments {
  interval: Interval;
  /** Of an index: the day that is 100; null when there is none. */
  base: Day | null;
  series: AlignedSeries[];
}

/**
 * Lays daily series beside each other: on one axis of dates, by the age of each project, or each as a share of its value
 * on one day. Days without a figure are missing throughout, before a series begins and after it ends too.
 *
 * By date all series have the same points. By age each has those of its own days, as a day that has not come is not
 * missing; without an origin it has none. Weeks and months are gathered as `bucketSeries` does.
 */
export function alignSeries(inputs: readonly AlignInput[], query: AlignQuery): Alignments {
  const ofEach = inputs.map(({ points }) => extentOf(points));
  const extents = placeExtents(ofEach, query);
  const interval = chooseInterval(query.interval, longestDays(extents));
  const base = query.align === "index" ? (query.base ?? findBase(inputs, extents[0] ?? null)) : null;
  const series = inputs.map((input, i): AlignedSeries => {
    const origin = query.align === "age" ? input.origin : null;
    const extent = query.align === "age" && origin === null ? null : (extents[i] ?? null);
    const points = gatherDays(input.points, extent, { ...query, interval, origin });
    if (query.align === "index") {
      const indexBase = toIndexBase(base, input.points.find(({ t }) => t === base)?.value ?? null);
      return { points: indexPoints(points, indexBase), base: indexBase };
    }
    return { points: origin === null ? points : points.map((point) => withAge(point, origin)), base: null };
  });
  return { interval, base, series };
}

/** From the first day with a figure to the last one; null when there is none. */
function extentOf(points: readonly Point[]): Extent | null {
  const from = points.find(({ value }) => value !== null)?.t;
  const to = points.findLast(({ value }) => value !== null)?.t;
  return from === undefined || to === undefined ? null : { from, to };
}

/**
 * The days that each series is told over: the days asked for; where an end is left open, up to its own figures by age,
 * and up to anybody's by date. Null: none.
 */
export function placeExtents(
  ofEach: readonly (Extent | null)[],
  { align, from, to }: Pick<AlignQuery, "align" | "from" | "to">,
): (Extent | null)[] {
  const all = ofEach.filter((extent) => extent !== null);
  const common = {
    from: all.reduce<Day | null>((least, e) => (least === null || e.from < least ? e.from : least), null),
    to: all.reduce<Day | null>((most, e) => (most === null || e.to > most ? e.to : most), null),
  };
  return ofEach.map((own) => {
    const open = align === "age" ? own : common;
    const [first, last] = [from ?? open?.from ?? null, to ?? open?.to ?? null];
    return first === null || last === null || first > last ? null : { from: first, to: last };
  });
}

/** Days of the longest of them. */
export function longestDays(extents: readonly (Extent | null)[]): number {
  return Math.max(0, ...extents.map((extent) => (extent === null ? 0 : daysBetween(extent.from, extent.to) + 1)));
}

function findBase(inputs: readonly AlignInput[], extent: Extent | null): Day | null {
  if (extent === null) return null;
  return firstCommonDay(inputs.map(({ points }) => points.filter(({ t }) => t >= extent.from && t <= extent.to)));
}

interface Gathering {
  kind: SeriesKind;
  interval: Interval;
  origin: Day | null;
}

function gatherDays(points: readonly Point[], extent: Extent | null, { kind, interval, origin }: Gathering): Point[] {
  if (extent === null) return [];
  const startOf = (day: Day) => startOfSpan(day, interval, origin);
  // A sum over part of a span would pass for the whole; a total is that of its last day so far.
  const to = kind === "total" ? extent.to : addDays(nextSpan(startOf(extent.to), interval, origin), -1);
  const byDay = new Map(points.map((point) => [point.t, point]));
  const days = dayRange(startOf(extent.from), to).map((t) => byDay.get(t) ?? missingPoint(t));
  return interval === "day" ? days : gatherPoints(days, kind, startOf);
}

export function withAge(point: Point, origin: Day): AlignedPoint {
  const { t, ...rest } = point;
  return { t, age: daysBetween(origin, t), ...rest };
}
