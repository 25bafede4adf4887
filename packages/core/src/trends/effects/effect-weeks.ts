import { addDays, type Day } from "../../day.ts";
import { mean, median, quantile } from "../../statistics/index.ts";
import { EFFECT_BASE_WEEKS, MIN_PEERS } from "./effect.ts";
import type { EffectWeek } from "./story-effect.ts";
import { EFFECT_WEEK_DAYS, sumWeek, sumWeeks } from "./week-sums.ts";
import type { DailyValues } from "../types.ts";

/** Weeks after the story's own that are shown where they are known. They decide nothing. */
export const WEEKS_AFTER = 3;

/**
 * The weeks around a story as a chart shows them: the eight before, its own, and three after; beside each what the peers
 * did in it, at the project's own level: exp(level + distance of the peer's log week from the mean of its own eight weeks
 * before) − ½, with the median over the peers and the tenth and ninetieth percentile. The level is the mean of the
 * project's own log weeks before, less the peers' median distances in the same weeks, so that the middle of the story's
 * week is what `storyEffect` expected of it.
 * @param own net stars by day, null where a day is missing
 * @param start first day of the story's week
 * @param peers as `nearestPeers` gives them: complete over the eight weeks before and the story's own
 * @returns from the first week before to the third after; a week that is not over, or not known, has null stars. Peers
 *   are null where fewer than eight know the week, and where the project's own weeks before are not known.
 */
export function effectWeeks(own: DailyValues, start: Day, peers: readonly DailyValues[]): EffectWeek[] {
  const distances = peers.flatMap((peer) => measureDistances(peer, start));
  const level = levelOf(own, start, distances);
  return WEEKS.map((k) => {
    const from = addDays(start, EFFECT_WEEK_DAYS * k);
    const band = level === null ? null : bandOf(distances, k, level);
    return { from, k, stars: sumWeek(own, from), peers: band };
  });
}

const WEEKS = Array.from({ length: EFFECT_BASE_WEEKS + 1 + WEEKS_AFTER }, (_, i) => i - EFFECT_BASE_WEEKS);
const BASE = WEEKS.filter((k) => k < 0);

/** By the week, how far its logarithm is from the mean of those before; a week that is not known has no entry. */
type Distances = ReadonlyMap<number, number>;

function measureDistances(peer: DailyValues, start: Day): Distances[] {
  const weeks = sumWeeks(peer, start);
  if (weeks === null) return [];
  const center = mean(weeks.base.map(logCount));
  const known = WEEKS.flatMap((k): [number, number][] => {
    const stars = sumWeek(peer, addDays(start, EFFECT_WEEK_DAYS * k));
    return stars === null ? [] : [[k, logCount(stars) - center]];
  });
  return [new Map(known)];
}

/** The project's own level before, on the log scale; null without a control group, or with a week missing. */
function levelOf(own: DailyValues, start: Day, distances: readonly Distances[]): number | null {
  if (distances.length < MIN_PEERS) return null;
  const logs = BASE.flatMap((k) => {
    const stars = sumWeek(own, addDays(start, EFFECT_WEEK_DAYS * k));
    return stars === null ? [] : [logCount(stars) - median(ofWeek(distances, k))];
  });
  return logs.length < BASE.length ? null : mean(logs);
}

function bandOf(distances: readonly Distances[], k: number, level: number): EffectWeek["peers"] {
  const known = ofWeek(distances, k);
  if (known.length < MIN_PEERS) return null;
  const countOf = (distance: number) => Math.max(0, Math.exp(level + distance) - 0.5);
  return {
    low: countOf(quantile(known, 0.1)),
    middle: countOf(median(known)),
    high: countOf(quantile(known, 0.9)),
  };
}

function ofWeek(distances: readonly Distances[], k: number): number[] {
  return distances.map((peer) => peer.get(k)).filter((distance) => distance !== undefined);
}

function logCount(stars: number): number {
  return Math.log(Math.max(0, stars) + 0.5);
}
