import { addDays, dayOf, dayRange, startOfDay, type Day, type InstantMs } from "@groundswell/core";
import type { DiscussionDay, DiscussionLink } from "@groundswell/db";
import type { Span } from "./types.ts";

/** Links that a day keeps: threads with the most posts. */
export const MAX_LINKS = 5;

/** A post that names the project: when, how surely, and in which thread. */
export interface CountedPost {
  at: InstantMs;
  isSure: boolean;
  thread: string | null;
}

export interface Counted {
  posts: readonly CountedPost[];
  /** For each question: all posts from this instant on were read. */
  readTo: readonly InstantMs[];
  /** Of these some results could not be read. */
  holes: readonly Span[];
  /** Days that were asked of, both included. */
  from: Day;
  to: Day;
  /** The address of a search for a day, where there are no threads; null: none. */
  searchOf: (day: Day) => string | null;
}

/**
 * What a reading says of each day, oldest first. A day is complete when every question was read down to its beginning, and
 * cut off when only a part of it, or not all questions, came so far: there were at least so many posts. One of which nothing
 * is known is left out.
 */
export function countDays({ posts, readTo, holes, from, to, searchOf }: Counted): DiscussionDay[] {
  const byDay = Map.groupBy(posts, ({ at }) => dayOf(at));
  return dayRange(from, to).flatMap((day) => {
    const [start, end] = [startOfDay(day), startOfDay(addDays(day, 1))];
    if (!readTo.some((at) => at < end)) return [];
    const isWhole = readTo.every((at) => at <= start) && !holes.some((hole) => hole.from < end && hole.to > start);
    const found = byDay.get(day) ?? [];
    // At least none: that is no figure.
    if (!isWhole && found.length === 0) return [];
    const sure = found.filter(({ isSure }) => isSure);
    return [
      {
        day,
        sure: sure.length,
        unsure: found.length - sure.length,
        coverage: isWhole ? ("complete" as const) : ("cut off" as const),
        links: sure.length === 0 ? [] : linksOf(sure, searchOf(day)),
      },
    ];
  });
}

function linksOf(posts: readonly CountedPost[], search: string | null): DiscussionLink[] {
  if (search !== null) return [{ url: search, at: null, posts: posts.length }];
  const threads = Map.groupBy(posts, ({ thread }) => thread);
  return [...threads]
    .flatMap(([url, of]) => (url === null ? [] : [{ url, at: Math.min(...of.map(({ at }) => at)), posts: of.length }]))
    .sort((a, b) => b.posts - a.posts || a.at - b.at || (a.url < b.url ? -1 : 1))
    .slice(0, MAX_LINKS);
}
