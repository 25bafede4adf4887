import { dayOf, HOUR_MS, type InstantMs } from "../../day.ts";
import { MAX_INTERPOLATION_MS } from "../../net-change.ts";
import type { Observation } from "../../observation.ts";
import { completeDays, type CompleteDay } from "../complete-days.ts";
import { OrdinaryFall } from "./ordinary-fall.ts";

/** A smaller fall is no drop, whatever the project. */
export const LEAST_DROP = 10;

/** A fall too large for ordinary unstarring. */
export interface Drop {
  /** The day of `before`; of a second and further one of that day, with its number. */
  key: string;
  /** The look before: the highest total of the day before the fall was seen. */
  before: Observation;
  /** The look that saw it first. */
  seen: Observation;
  /** The look that saw the last of it: the same as `seen`, unless it went on within a day. */
  after: Observation;
  /** Its parts, each from one look to another: what was known of it when. */
  parts: readonly DropPart[];
}

export interface DropPart {
  from: InstantMs;
  /** It is known from here on. */
  to: InstantMs;
}

/** A fall that takes a few hours, seen every hour, is one fall. */
const DROP_WINDOW_MS = 24 * HOUR_MS;

/**
 * Falls between observations at most 36 hours apart that are too large for ordinary unstarring: GitHub's corrections.
 *
 * A fall is measured from the highest total of the 24 hours before (or the look before, when that is longer ago). It is
 * a drop when it takes at least 20 stars — of fewer than 1,000 at least 2 %, and never fewer than 10 — and more than
 * twice an ordinary bad day of the project ({@link OrdinaryFall}). Growth does not count: stars that were given hide a
 * purge and never make one, so how much the gains scatter says nothing of how many are taken back. What is seen later
 * changes no drop, but parts that adjoin within 24 hours are one drop that grew.
 * @param observations sorted by `observedAt`, one an instant, times known
 */
export function findDrops(
  observations: readonly Observation[],
  days: readonly CompleteDay[] = completeDays(observations),
): Drop[] {
  const drops: Drop[] = [];
  const ordinary = new OrdinaryFall(days);
  /** No fall begins before: at a long gap, and where the last drop was seen. */
  let from = 0;
  let last: Observation | undefined;
  for (const [place, seen] of observations.entries()) {
    const before = last;
    last = seen;
    if (before === undefined) continue;
    if (seen.observedAt - before.observedAt > MAX_INTERPOLATION_MS) from = place;
    if (from === place || seen.stars >= before.stars) continue;
    const peak = findPeak(observations, from, place);
    const top = observations[peak] ?? before;
    const fall = top.stars - seen.stars;
    if (fall < leastDrop(top.stars) || fall <= 2 * ordinary.before(peak)) continue;
    addPart(drops, top, seen);
    from = place;
  }
  return drops;
}

function leastDrop(stars: number): number {
  return Math.min(20, Math.max(LEAST_DROP, 0.02 * stars));
}

/** Place of the highest total of the 24 hours before a look, the last of equals; at least the look before it. */
function findPeak(observations: readonly Observation[], from: number, place: number): number {
  const earliest = (observations[place]?.observedAt ?? 0) - DROP_WINDOW_MS;
  let peak = place - 1;
  for (let i = place - 2; i >= from; i--) {
    const look = observations[i];
    if (look === undefined || look.observedAt < earliest) break;
    if (look.stars > (observations[peak]?.stars ?? 0)) peak = i;
  }
  return peak;
}

function addPart(drops: Drop[], before: Observation, seen: Observation): void {
  const part = { from: before.observedAt, to: seen.observedAt };
  const last = drops.at(-1);
  const adjoins = last?.after === before && seen.observedAt - last.before.observedAt <= DROP_WINDOW_MS;
  if (last !== undefined && adjoins) drops[drops.length - 1] = { ...last, after: seen, parts: [...last.parts, part] };
  else drops.push({ key: keyAfter(drops, before), before, seen, after: seen, parts: [part] });
}

/** A look that comes late can be the first to have seen a drop: the day of the look before says more steadily which it is. */
function keyAfter(drops: readonly Drop[], before: Observation): string {
  const day = dayOf(before.observedAt);
  const earlier = drops.filter((drop) => dayOf(drop.before.observedAt) === day).length;
  return earlier === 0 ? day : `${day} ${earlier + 1}`;
}
