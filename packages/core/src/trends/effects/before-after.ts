import type { Day } from "../../day.ts";
import { storyEffect, type Effect } from "./effect.ts";
import { nearestPeers } from "./nearest-peers.ts";
import { sumWeeks } from "./week-sums.ts";
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
