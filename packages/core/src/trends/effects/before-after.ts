import { daysBetween, type Day } from "../../day.ts";
import { sum } from "../../statistics/index.ts";
import { EFFECT_BASE_WEEKS, storyEffect, type Effect, type EffectWeeks } from "./effect.ts";
import { nearestPeers } from "./nearest-peers.ts";
import type { DailyValues } from "../types.ts";

/**
 * The 7 days from a day on, held against the 8 weeks before and against peers, as for a story: used for releases too,
 * where it describes and decides nothing.
 * @param net net stars by day, null where a day is missing
 * @param day the event's day, UTC; it is the first of the 7
 * @param peers the same of comparable projects. Those with a missing day in these 9 weeks are left out; of the others
 *   the 20 nearest by rate are taken, and none when there are fewer than 8.
 * @returns null when a day of these 9 weeks is missing: an incomplete window is not compared
 */
export function beforeAfter(net: DailyValues, day: Day, peers: readonly DailyValues[]): Effect | null {
  const own = sumWeeks(net, day);
  if (own === null) return null;
  const nearest = nearestPeers(net, day, peers).map((peer) => sumWeeks(peer, day));
  return storyEffect({ ...own, peers: nearest.filter((weeks) => weeks !== null) });
}

function sumWeeks({ from, values }: DailyValues, day: Day): EffectWeeks | null {
  const offset = daysBetween(from, day);
  const sumWeek = (start: number): number | null => {
    if (start < 0 || start + 7 > values.length) return null;
    const known = values.slice(start, start + 7).filter((value) => value !== null);
    return known.length === 7 ? sum(known) : null;
  };
  const post = sumWeek(offset);
  const base = Array.from({ length: EFFECT_BASE_WEEKS }, (_, k) => sumWeek(offset - 7 * (k + 1)));
  const complete = base.filter((week) => week !== null);
  return post === null || complete.length < base.length ? null : { base: complete, post };
}
