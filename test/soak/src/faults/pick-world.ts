import type { InstantMs } from "@groundswell/core";
import { generateWorld, type ExpectedEvent, type World, type WorldRepo } from "@groundswell/github-standin";

/** A few projects of a large generated world, among which every kind of event occurs. */
export interface SmallWorld {
  world: World;
  watch: string[];
  ids: number[];
  expected: ExpectedEvent[];
}

const DRAWN_FROM = 200;
const PROJECTS = 12;

/** Picks one project of each kind of event, and those with the longest lists of each kind. */
export function pickSmallWorld(options: { seed: number; start: InstantMs; days: number }): SmallWorld {
  const { world, watch, expected } = generateWorld({ ...options, projects: DRAWN_FROM });
  const watched = world.repos.slice(0, DRAWN_FROM);
  const eventful = [...Map.groupBy(expected, (event) => event.kind).values()].flatMap(
    ([event]) => event?.githubId ?? [],
  );
  const longest = (measure: (repo: WorldRepo) => number) =>
    watched
      .toSorted((a, b) => measure(b) - measure(a))
      .slice(0, 1)
      .map(({ databaseId }) => databaseId);
  const picked = new Set([
    ...longest((repo) => Math.min(700, sum(repo.forks?.perDay ?? []))),
    ...longest((repo) => repo.releases?.length ?? 0),
    ...longest((repo) => Math.min(1_200, repo.given.perDay.length)),
    ...eventful,
  ]);
  const ids = [...picked].slice(0, PROJECTS);
  const own = watched.filter(({ databaseId }) => ids.includes(databaseId));
  const names = new Set(own.map(({ names: [first] }) => first?.name));
  // Strangers come last, and have one name: that of a project that left it.
  const strangers = world.repos.slice(DRAWN_FROM).filter(({ names: [first] }) => names.has(first?.name));
  return {
    world: { title: "A few of many", repos: [...own, ...strangers] },
    watch: watch.filter((name) => names.has(name)),
    ids,
    expected: expected.filter(({ githubId }) => ids.includes(githubId)),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, n) => total + n, 0);
}
