import { dayNumber } from "@groundswell/core";
import type { BandPoint, EffectWeekInput } from "./effect-spec.ts";
import type { SpecPoint } from "../spec.ts";

export const WEEK = 7;
/** Days that a bar is wide: all but a little of its seven, so that neighbours stay apart. */
export const BAR_WIDTH = 6.4;
/** A week's bar stands around its middle: its figure belongs to all its days. */
const MIDDLE = WEEK / 2;
/** The peers' band may make the axis this much higher than the project's own weeks need, and no more. */
const BAND_SHARE = 2.5;
/** So much higher than the highest bar is the axis at least: the bar's figure stands on it. */
const HEADROOM = 1.1;
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

/** A point for each week: every gap is one null at the middle of its first missing week. */
export function weekPoints(weeks: readonly Week[]): SpecPoint[] {
  const points: SpecPoint[] = [];
  let expected = weeks[0]?.from ?? 0;
  const leaveGap = (to: number) => {
    if (to > expected) points.push({ x: expected + MIDDLE, y: null, quality: "missing", receipt: null });
  };
  for (const { from, stars } of weeks) {
    if (stars === null) continue;
    leaveGap(from);
    points.push({ x: from + MIDDLE, y: stars, quality: "observed", receipt: null });
    expected = from + WEEK;
  }
  leaveGap((weeks.at(-1)?.from ?? expected) + WEEK);
  return points;
}

/** Where no bar is known: from the start of the first missing week to that of the next known one, or the end of all. */
export function listGaps(points: readonly SpecPoint[], weeks: readonly Week[]): { from: number; to: number }[] {
  const end = (weeks.at(-1)?.from ?? 0) + WEEK;
  return points.flatMap(({ x, y }, i) => {
    const next = points[i + 1];
    return y === null ? [{ from: x - MIDDLE, to: next === undefined ? end : next.x - MIDDLE }] : [];
  });
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

/** What the axis must reach: all bars and medians with room for figures, and the band as far as bars stay readable. */
export function axisValues(points: readonly SpecPoint[], band: readonly BandPoint[][]): number[] {
  const stars = points.flatMap(({ y }) => (y === null ? [] : [y]));
  const own = [...stars, ...band.flat().map((week) => week.middle)];
  const most = Math.max(SMALL_AXIS, BAND_SHARE * Math.max(0, ...own));
  const room = [Math.ceil(HEADROOM * Math.max(0, ...stars)), Math.floor(HEADROOM * Math.min(0, ...stars))];
  return [
    ...own,
    ...room.filter((end) => end !== 0),
    ...band.flat().flatMap(({ low, high }) => [low, Math.min(high, most)]),
  ];
}
