import { dayNumber } from "@groundswell/core";
import type { BandPoint, EffectWeekInput } from "./effect-spec.ts";
import type { SpecPoint } from "../spec.ts";

export const WEEK = 7;
/** A week's figure stands in its middle: it belongs to all its days. */
const MIDDLE = WEEK / 2;
/** The peers' band may make the axis this much higher than the project's own weeks need, and no more. */
const BAND_SHARE = 2.5;
/** Below this many stars a week the band is shown whole. */
const SMALL_AXIS = 10;

/** One week, read: days are numbers, and what is no number is not known. */
export interface Week {
  from: number;
  k: number;
  stars: number | null;
  peers: Omit<BandPoint, "x"> | null;
}

/** Weeks oldest first, each once. */
export function readWeeks(weeks: readonly EffectWeekInput[]): Week[] {
  const byStart = new Map<number, Week>();
  for (const { from, k, stars, peers } of weeks) {
    const x = dayNumber(from);
    byStart.set(x, { from: x, k, stars: stars !== null && Number.isFinite(stars) ? stars : null, peers: order(peers) });
  }
  return [...byStart.values()].sort((a, b) => a.from - b.from);
}

function order(peers: EffectWeekInput["peers"]): Week["peers"] {
  if (peers === null) return null;
  const [low = NaN, middle = NaN, high = NaN] = [peers.low, peers.middle, peers.high].sort((a, b) => a - b);
  return [low, middle, high].every(Number.isFinite) ? { low, middle, high } : null;
}

/** The line's points: every gap is one null at the middle of its first missing week. */
export function linePoints(weeks: readonly Week[]): SpecPoint[] {
  const points: SpecPoint[] = [];
  let expected = NaN;
  let isOpen = false;
  for (const { from, stars } of weeks) {
    if (stars === null) continue;
    if (isOpen && from > expected) {
      points.push({ x: expected + MIDDLE, y: null, quality: "missing", receipt: null });
    }
    points.push({ x: from + MIDDLE, y: stars, quality: "observed", receipt: null });
    [expected, isOpen] = [from + WEEK, true];
  }
  return points;
}

/** The peers' weeks, in stretches of neighbours. */
export function bandRuns(weeks: readonly Week[]): BandPoint[][] {
  const runs: BandPoint[][] = [];
  let expected = NaN;
  for (const { from, peers } of weeks) {
    if (peers === null) continue;
    const point = { x: from + MIDDLE, ...peers };
    if (from === expected) runs.at(-1)?.push(point);
    else runs.push([point]);
    expected = from + WEEK;
  }
  return runs;
}

/** What the axis must reach: all of the line and of the medians, and the band as far as the line stays readable. */
export function axisValues(points: readonly SpecPoint[], band: readonly BandPoint[][]): number[] {
  const own = [...points.flatMap(({ y }) => (y === null ? [] : [y])), ...band.flat().map((week) => week.middle)];
  const most = Math.max(SMALL_AXIS, BAND_SHARE * Math.max(0, ...own));
  return [...own, ...band.flat().flatMap(({ low, high }) => [low, Math.min(high, most)])];
}
