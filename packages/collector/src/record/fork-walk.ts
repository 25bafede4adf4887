import { addDays, dayOf, dayRange, type Day, type InstantMs } from "@groundswell/core";
import type { DayCount } from "@groundswell/db";
import type { ForkPlace } from "../github/forks.ts";

/** How far a walk through a repository's forks, newest first, has come. Kept between pages; names nobody. */
export interface ForkWalk {
  /** Where the next page begins. */
  next: ForkPlace;
  /** When the oldest fork so far was made, and how many were made at that very instant. */
  lastAt: InstantMs;
  lastAtCount: number;
  /** The day that is being counted, and how many of it so far. */
  openDay: Day;
  openCount: number;
  /** The day that was running when the walk began. */
  began: Day;
}

/** What a page adds. */
export interface ForkStep {
  /** Days that are counted to their end, oldest first, without a gap; those on which nothing was forked are zeros. */
  days: DayCount[];
  /** Null: the walk has come to its end. */
  walk: ForkWalk | null;
}

/**
 * Counts a page's forks by the UTC day they were made. A day counts once it is whole: the day on which a page ends is
 * carried over to the next page.
 *
 * Places over REST are positions, and shift while one walks: what a new fork has pushed down is met again, and left
 * out. What a deletion has pulled up past us is missed until the next walk; the ledger then shows the correction.
 * @param walk how far it had come; null at the first page
 * @param range the days that the walk covers: from the repository's first to the day of the first page
 */
export function walkForks(
  walk: ForkWalk | null,
  page: { createdAt: readonly InstantMs[]; next: ForkPlace | null },
  { from, to }: { from: Day; to: Day },
): ForkStep {
  const found = walk === null ? page.createdAt : leaveOutSeen(walk, page.createdAt);
  const counts = new Map<Day, number>(walk === null ? [] : [[walk.openDay, walk.openCount]]);
  for (const instant of found) counts.set(dayOf(instant), (counts.get(dayOf(instant)) ?? 0) + 1);
  const newest = walk === null ? to : lastToCount(walk, to);
  if (page.next === null) {
    const first = [...counts.keys()].reduce((a, b) => (b < a ? b : a), from);
    return { days: countDays(counts, first, newest), walk: null };
  }
  const lastAt = found.at(-1) ?? walk?.lastAt;
  // An empty page that is not the last: go on with the next.
  if (lastAt === undefined) return { days: [], walk: null };
  const openDay = dayOf(lastAt);
  const before = walk?.lastAt === lastAt ? walk.lastAtCount : 0;
  return {
    days: countDays(counts, addDays(openDay, 1), newest),
    walk: {
      next: page.next,
      lastAt,
      lastAtCount: before + found.filter((instant) => instant === lastAt).length,
      openDay,
      openCount: counts.get(openDay) ?? 0,
      began: walk?.began ?? to,
    },
  };
}

/**
 * The newest day that a page may bring to its end. The day on which the walk began has gone on behind its back: once it
 * is over, it is not known any more how many were made on it, and the next look at the newest page counts it anew.
 */
function lastToCount({ openDay, began }: ForkWalk, to: Day): Day {
  return openDay === began && to > began ? addDays(openDay, -1) : openDay;
}

/**
 * Those that come after the last one seen, in a page that may begin before it. One made in the same second as the last
 * is taken for the last.
 */
function leaveOutSeen({ lastAt, lastAtCount, next }: ForkWalk, createdAt: readonly InstantMs[]): readonly InstantMs[] {
  // A cursor stays where it was: nothing is met twice.
  if ("after" in next) return createdAt;
  const newer = createdAt.filter((instant) => instant > lastAt).length;
  const twins = createdAt.filter((instant) => instant === lastAt).length;
  return createdAt.slice(newer + Math.min(twins, lastAtCount));
}

function countDays(counts: ReadonlyMap<Day, number>, from: Day, to: Day): DayCount[] {
  return from > to ? [] : dayRange(from, to).map((day) => ({ day, count: counts.get(day) ?? 0 }));
}
