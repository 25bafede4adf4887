import { describe, expect, test } from "vitest";
import type { ForkPlace } from "../github/forks.ts";
import { walkForks, type ForkStep, type ForkWalk } from "./fork-walk.ts";

const at = (text: string) => Date.parse(`2026-03-${text}:00Z`);
const RANGE = { from: "2026-03-01", to: "2026-03-10" };
const PAGE_2: ForkPlace = { page: 2 };

/** Forks of six days, newest first. */
const FORKS = ["10T09:00", "10T08:00", "08T23:00", "08T12:00", "08T11:00", "05T10:00", "02T07:00"].map(at);
const TRUTH = [0, 1, 0, 0, 1, 0, 0, 3, 0, 2];

/** Walks through a list that may change after each page. */
function walkAll(pages: readonly (readonly number[])[], make: (index: number) => ForkPlace): number[] {
  const counts = new Map<string, number>();
  let walk: ForkWalk | null = null;
  for (const [i, createdAt] of pages.entries()) {
    const step: ForkStep = walkForks(walk, { createdAt, next: i + 1 < pages.length ? make(i) : null }, RANGE);
    for (const { day, count } of step.days) {
      expect(counts.has(day)).toBe(false);
      counts.set(day, count);
    }
    ({ walk } = step);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

describe("forks by the day they were made", () => {
  test("of one page are all days, those without a fork as zeros", () => {
    expect(walkAll([FORKS], () => PAGE_2)).toEqual(TRUTH);
  });

  for (const size of [1, 2, 3, 4]) {
    test(`are the same when they come ${size} a page, over REST and over GraphQL`, () => {
      const pages = Array.from({ length: Math.ceil(FORKS.length / size) }, (_, i) =>
        FORKS.slice(i * size, (i + 1) * size),
      );
      expect(walkAll(pages, (i) => ({ page: i + 2 }))).toEqual(TRUTH);
      expect(walkAll(pages, (i) => ({ after: String(i) }))).toEqual(TRUTH);
    });
  }

  test("are counted once when a new fork pushes some of a page into the next", () => {
    expect(walkAll([FORKS.slice(0, 4), FORKS.slice(3)], () => PAGE_2)).toEqual(TRUTH);
    expect(walkAll([FORKS.slice(0, 4), FORKS.slice(1)], () => PAGE_2)).toEqual(TRUTH);
  });

  test("wait for their day to be whole", () => {
    const { days, walk } = walkForks(null, { createdAt: FORKS.slice(0, 4), next: PAGE_2 }, RANGE);
    expect(days).toEqual([
      { day: "2026-03-09", count: 0 },
      { day: "2026-03-10", count: 2 },
    ]);
    expect(walk).toMatchObject({ openDay: "2026-03-08", openCount: 2 });
  });

  test("of the day on which the walk began are left to the next look when that day is over by the next page", () => {
    const { walk } = walkForks(null, { createdAt: FORKS.slice(0, 1), next: PAGE_2 }, RANGE);
    const rest = { createdAt: FORKS.slice(1), next: null };
    expect(walkForks(walk, rest, RANGE).days.at(-1)).toEqual({ day: "2026-03-10", count: 2 });
    // Forks of the evening of the tenth are not in the list that the walk began with.
    const { days } = walkForks(walk, rest, { ...RANGE, to: "2026-03-11" });
    expect(days.at(-1)).toEqual({ day: "2026-03-09", count: 0 });
    expect(days.map(({ count }) => count)).toEqual(TRUTH.slice(0, -1));
  });

  test("that nobody made are zeros from the repository's first day on", () => {
    expect(walkAll([[]], () => PAGE_2)).toEqual(Array(10).fill(0));
  });
});
