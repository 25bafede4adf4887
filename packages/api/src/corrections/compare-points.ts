import { startOfSpan, type Day, type InstantMs, type Point } from "@groundswell/core";
import { isFinal, type Counted } from "./is-final.ts";

/** A line of a chart: as it is pinned, and as it is known now. */
export interface PinnedLine extends Counted {
  /** Whose it is; stands in sentences. */
  name: string;
  /** What is counted, in words: `stars`. */
  what: string;
  /** How many a figure is told with. */
  decimals: number;
  pinned: readonly Point[];
  now: readonly Point[];
}

/** One figure that is known otherwise now. */
export interface PointDifference {
  line: PinnedLine;
  kind: "totals corrected" | "stars taken back since" | "days filled in";
  /** The day, or the first of the week or month. */
  t: Day;
  from: number | null;
  to: number | null;
}

/** What another order of the same sums may make of a share is no correction. */
const ROUNDING = 1e-9;

/** The figures of a pinned line that are known otherwise now, of the days that it shows, as far as they were final then. */
export function comparePoints(line: PinnedLine, asOf: InstantMs): PointDifference[] {
  const [pinned, now] = [bySpan(line, line.pinned), bySpan(line, line.now)];
  const [first, last] = [[...pinned.keys()][0], [...pinned.keys()].at(-1)];
  if (first === undefined || last === undefined) return [];
  return [...new Set([...pinned.keys(), ...now.keys()])].sort().flatMap((t): PointDifference[] => {
    const point = pinned.get(t);
    if (t < first || t > last || point?.quality === "settling" || !isFinal(t, asOf, line)) return [];
    const [from, to] = [point?.value ?? null, now.get(t)?.value ?? null];
    return isSame(from, to) ? [] : [{ line, kind: kindOf(line, from, to), t, from, to }];
  });
}

/** Totals of weeks and months stand at the day on which they were read, which may be another one now. */
function bySpan({ interval, origin }: PinnedLine, points: readonly Point[]): Map<Day, Point> {
  return new Map(points.map((point) => [startOfSpan(point.t, interval, origin), point]));
}

function isSame(from: number | null, to: number | null): boolean {
  if (from === null || to === null) return from === to;
  return Math.abs(from - to) <= ROUNDING * Math.max(Math.abs(from), Math.abs(to));
}

function kindOf({ metric }: PinnedLine, from: number | null, to: number | null): PointDifference["kind"] {
  if (from === null) return "days filled in";
  return metric === "surviving" && to !== null && to < from ? "stars taken back since" : "totals corrected";
}
