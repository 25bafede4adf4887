import { DAY_MS, dayOf } from "@groundswell/core";
import { makeRepo, type World, type WorldRelease, type WorldRepo } from "@groundswell/github-standin";

/** Noon, some days after the bundled archive ends, so that archived and fetched figures meet. */
const FIRST_DAY = Date.parse("2026-09-01T12:00:00Z");
/** A little over a day: everything that the collector asks for daily is due again. */
const STEP_MS = DAY_MS + 3_600_000;

/** The simulated clock at the beginning of a simulated day. Up to ten of them end before their midnight. */
export function instantOfDay(day: number): number {
  return FIRST_DAY + day * STEP_MS;
}

/** The simulated day in which an instant lies. */
export function simulatedDayOf(instant: number): number {
  return Math.floor((instant - FIRST_DAY) / STEP_MS);
}

interface Recipe {
  name: string;
  githubId: number;
  /** How far back its stars go. Over 210 days, the history takes several pages. */
  ageDays: number;
  starsPerDay: number;
  releases: number;
}

/** Projects of the default watchlist, so that they have archived figures; what GitHub says of them is invented. */
const RECIPES: readonly Recipe[] = [
  { name: "aaif-goose/goose", githubId: 101, ageDays: 500, starsPerDay: 40, releases: 30 },
  { name: "ollama/ollama", githubId: 102, ageDays: 700, starsPerDay: 90, releases: 130 },
  { name: "Aider-AI/aider", githubId: 103, ageDays: 300, starsPerDay: 20, releases: 12 },
  { name: "cline/cline", githubId: 104, ageDays: 200, starsPerDay: 60, releases: 25 },
  { name: "openai/whisper", githubId: 105, ageDays: 90, starsPerDay: 7, releases: 3 },
  { name: "Muesli-HQ/muesli", githubId: 106, ageDays: 60, starsPerDay: 1, releases: 0 },
];

const NEW_NAME = "cline-labs/cline";

/** The chain's own watchlist: a few of the default's projects. The others stay in the database, unwatched. */
export const WATCHLIST_YAML = [
  "projects:",
  ...RECIPES.map(({ name }) =>
    name === "aaif-goose/goose" ? `  - {repo: ${name}, formerly: [block/goose]}` : `  - ${name}`,
  ),
  "",
].join("\n");

export const WATCHED_IDS: readonly number[] = RECIPES.map(({ githubId }) => githubId);

/**
 * GitHub as it is on a simulated day. Every day stars come and some go, also from the past; releases come and one is
 * renamed; descriptions change; on the second day a repository moves. The last project never changes at all.
 */
export function worldOnDay(day: number): World {
  return { title: `day ${day}`, repos: RECIPES.map((recipe, i) => makeWorldRepo(recipe, i, day)) };
}

function makeWorldRepo(recipe: Recipe, index: number, day: number): WorldRepo {
  const { name, githubId, ageDays } = recipe;
  const still = index === RECIPES.length - 1;
  const createdAt = FIRST_DAY - ageDays * DAY_MS;
  const perDay = Array.from({ length: ageDays + (still ? 0 : 40) }, (_, d) => starsOn(recipe, d));
  return makeRepo(name, {
    databaseId: githubId,
    createdAt: new Date(createdAt).toISOString(),
    names:
      name === "cline/cline"
        ? [
            { name, from: new Date(createdAt).toISOString() },
            { name: NEW_NAME, from: new Date(instantOfDay(1)).toISOString() },
          ]
        : [{ name, from: new Date(createdAt).toISOString() }],
    description: still ? "It stays as it is" : `The description of day ${day}`,
    given: { from: dayOf(createdAt), perDay },
    unstars: still ? [] : listUnstars(recipe, createdAt, day),
    // Some hundreds in all: a few pages.
    forks: { from: dayOf(createdAt), perDay: perDay.map((_, d) => (d % 3 === 0 ? 1 : 0)) },
    openIssues: 20 + index + (still ? 0 : day),
    openPulls: 3 + index,
    releases: listReleases(recipe, still ? 0 : day),
  });
}

function starsOn({ starsPerDay, githubId }: Recipe, day: number): number {
  return starsPerDay + ((day * 7 + githubId) % 5);
}

/** On each simulated day some stars of a day long past are taken back. */
function listUnstars({ ageDays }: Recipe, createdAt: number, lastDay: number) {
  return Array.from({ length: lastDay + 1 }, (_, day) => ({
    day: dayOf(createdAt + Math.floor(ageDays / 2 + day) * DAY_MS),
    at: new Date(instantOfDay(day) - 1_000).toISOString(),
    count: 1 + (day % 3),
  }));
}

function listReleases({ githubId, releases }: Recipe, day: number): WorldRelease[] {
  return Array.from({ length: releases === 0 ? 0 : releases + day }, (_, n) => {
    const renamed = n === releases - 1 && day > 0;
    return {
      id: githubId * 1_000 + n,
      tag: `v0.${n}.0`,
      name: renamed ? `Release ${n}, renamed` : `Release ${n}`,
      publishedAt: new Date(
        n < releases ? FIRST_DAY - (releases - n) * 2 * DAY_MS : instantOfDay(n - releases + 1) - 60_000,
      ).toISOString(),
      prerelease: n % 7 === 3,
    };
  });
}
