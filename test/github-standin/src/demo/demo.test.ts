import { DAY_MS, dayNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { checkWorld } from "../check-world.ts";
import { WorldIndex, type RepoAt } from "../world-index.ts";
import { DEMO_PROJECTS, demoWatchlistYaml, demoWorld } from "./index.ts";

const NOW = Date.parse("2026-11-22T20:00:00Z");
const TODAY = Math.floor(NOW / DAY_MS);

const INDEX = new WorldIndex(demoWorld(NOW), 0);

function repoAt(name: string): RepoAt {
  const found = INDEX.byName(name, NOW);
  if (!("repo" in found)) throw new Error(`${name} is ${found.kind}`);
  return found.repo;
}

/** Surviving stars of the last days, oldest first. */
function lastDays(repo: RepoAt, count: number): number[] {
  return Array.from({ length: count }, (_, i) => repo.stars.survivingOn(TODAY - count + i, repo.at));
}

test("the demo is a world, is the same every time, and says everywhere that it is simulated", () => {
  const world = demoWorld(NOW);
  expect(checkWorld(JSON.parse(JSON.stringify(world)))).toEqual([]);
  expect(demoWorld(NOW)).toEqual(world);
  for (const repo of world.repos)
    expect([repo.description, repo.licenseName]).toEqual([
      expect.stringMatching(/simulated/i),
      expect.stringMatching(/simulated/),
    ]);
});

test("a demo that is started again goes on: the past is the same, the future reaches further", () => {
  const later = demoWorld(NOW + 5 * DAY_MS);
  for (const [i, { given }] of demoWorld(NOW).repos.entries()) {
    expect(later.repos[i]?.given.perDay.slice(0, given.perDay.length)).toEqual(given.perDay);
    expect(dayNumber(given.from) + given.perDay.length - 1).toBe(TODAY + 14);
  }
});

test("its projects are of very different sizes, with two years of history except for the young one", () => {
  const averages = DEMO_PROJECTS.map(({ repo }) => lastDays(repoAt(repo), 28).reduce((sum, n) => sum + n, 0) / 28);
  expect(Math.max(...averages)).toBeGreaterThan(200);
  expect(Math.min(...averages)).toBeLessThan(1);
  expect(DEMO_PROJECTS).toHaveLength(13);
  const ages = Object.fromEntries(
    DEMO_PROJECTS.map(({ name, repo }) => [name, (NOW - repoAt(repo).createdAt) / DAY_MS]),
  );
  expect(ages["Petrel"]).toBeLessThan(69);
  expect(ages["Lantern"]).toBeGreaterThan(729);
});

test("weekends are quiet, a purge takes a share of the past in one moment, and the archived one is marked", () => {
  const driftwood = repoAt("groundswell-demo/driftwood");
  const sum = (weekend: boolean) =>
    lastDays(driftwood, 28).reduce((total, n, i) => total + ((TODAY - 28 + i - 2) % 7 < 2 === weekend ? n : 0), 0);
  expect(sum(true) / 8).toBeLessThan((sum(false) / 20) * 0.5);
  const barnacle = repoAt("groundswell-demo/barnacle");
  const totals = Array.from({ length: 200 }, (_, i) => barnacle.stars.totalAt(NOW - (200 - i) * DAY_MS));
  const drops = totals.slice(1).filter((total, i) => total < (totals[i] ?? 0) * 0.8);
  expect(drops).toHaveLength(1);
  expect(repoAt("groundswell-demo/anchorage").facts.archived).toBe(true);
});

test("the surge stands out of its month tenfold", () => {
  const skylark = repoAt("groundswell-demo/skylark");
  const days = lastDays(skylark, 120).toSorted((a, b) => b - a);
  expect(days[0]).toBeGreaterThan(10 * (days[60] ?? Infinity));
});

test("the one that moved is found under its old name, and the watchlist knows it", () => {
  const found = INDEX.byName("groundswell-demo-labs/estuary", NOW);
  expect(found).toMatchObject({ kind: "moved", repo: { fullName: "groundswell-demo/estuary" } });
  expect(demoWatchlistYaml()).toContain(
    "  - repo: groundswell-demo/estuary\n    name: Estuary\n    category: training\n    formerly: [groundswell-demo-labs/estuary]\n",
  );
  expect(demoWatchlistYaml().match(/^ {2}- repo: /gm)).toHaveLength(DEMO_PROJECTS.length);
});
