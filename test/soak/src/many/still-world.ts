import { makeRepo, type World } from "@groundswell/github-standin";

/** Saturday noon: no week and no day begins within the hour. */
export const START = Date.parse("2026-03-28T12:00:00Z");
const PROJECTS = 60;
const CREATED = "2024-06-01";

export const STARS = 40;
export const FORKS = 250;

export const NAMES = Array.from({ length: PROJECTS }, (_, i) => `many/project-${i}`);

/**
 * Projects of two years, with several pages of stars and forks each. Nothing happens: clocks of processes differ by
 * what the others' requests have taken, so that only what stands still is the truth of all of them.
 */
export function stillWorld(): World {
  return {
    title: "As it was",
    repos: NAMES.map((name, i) =>
      makeRepo(name, {
        databaseId: i + 1,
        createdAt: `${CREATED}T00:00:00Z`,
        names: [{ name, from: `${CREATED}T00:00:00Z` }],
        given: { from: CREATED, perDay: [STARS - 1, 1] },
        forks: { from: CREATED, perDay: [FORKS - 1, 1] },
        releases: [{ id: i + 1, tag: "v1", name: "One", publishedAt: "2025-01-01T00:00:00Z" }],
      }),
    ),
  };
}
