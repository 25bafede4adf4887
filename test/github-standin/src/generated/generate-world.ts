import { DAY_MS, dayFromNumber, type InstantMs } from "@groundswell/core";
import { seededRandom, type Random } from "../random.ts";
import type { World, WorldRepo } from "../world.ts";
import { drawCounts, drawWithdrawals, type Regret } from "./counts.ts";
import { drawFate, type ExpectedEvent, type Fate } from "./fates.ts";
import { drawProfile, type Profile } from "./profile.ts";
import { drawQuietChanges } from "./quiet-changes.ts";
import { drawReleases } from "./releases.ts";
import type { Simulation } from "./simulation.ts";

export interface GenerateOptions {
  seed: number | string;
  /** How many are watched. Each is the same whatever their number. */
  projects: number;
  /** When the simulation begins; its hours are counted from there. */
  start: InstantMs;
  /** How long it takes, 1 or more. */
  days: number;
}

export interface GeneratedWorld {
  /** The watched repositories, and strangers that take their names. */
  world: World;
  /** `owner/name` of each watched one when the simulation starts. */
  watch: string[];
  /** In their order. */
  expected: ExpectedEvent[];
}

const EVENTFUL_SHARE = 0.12;
const PURGED_SHARE = 0.02;
const FIRST_STRANGER_ID = 900_000_000;
const STRANGERS_STARS = 5_000;

/**
 * A world for simulations of days or weeks: repositories of every age and size, of which about one in six meets with
 * something besides stars, forks and releases, and what a watcher that asks every hour must have noticed in the end.
 *
 * Pure: the same options make the same world. Every figure is invented.
 */
export function generateWorld({ seed, projects, start, days }: GenerateOptions): GeneratedWorld {
  const simulation = { start, end: start + days * DAY_MS };
  const watched: WorldRepo[] = [];
  const strangers: WorldRepo[] = [];
  const expected: ExpectedEvent[] = [];
  let turn = 0;
  for (let i = 0; i < projects; i += 1) {
    const random = (about: string) => seededRandom(seed, i, about);
    const profile = drawProfile(i, simulation, random("profile"));
    const luck = random("fate");
    const fate = luck() < EVENTFUL_SHARE ? drawFate(turn++, profile, simulation, luck) : { expected: [] };
    watched.push(makeRepo(profile, fate, simulation, random));
    const stranger = makeStranger(i, fate, simulation);
    if (stranger !== null) strangers.push(stranger);
    for (const event of fate.expected) {
      const taken = event.kind === "name taken" && stranger !== null ? { takenBy: stranger.databaseId } : {};
      expected.push({ githubId: profile.databaseId, ...event, ...taken });
    }
  }
  return {
    world: { title: `Generated: seed ${seed}, ${projects} projects`, repos: [...watched, ...strangers] },
    watch: watched.map(({ names }) => names[0]?.name ?? ""),
    expected: expected.toSorted((a, b) => a.at - b.at || a.githubId - b.githubId),
  };
}

function makeRepo(profile: Profile, fate: Fate, simulation: Simulation, random: (about: string) => Random): WorldRepo {
  const { life, databaseId } = profile;
  const createdAt = new Date(life.createdAt).toISOString();
  const given = drawCounts(profile.stars, life, simulation, random("stars"));
  const forks = drawCounts(profile.forks, life, simulation, random("forks"));
  const changes = [...drawQuietChanges(profile, simulation, random("changes")), ...(fate.changes ?? [])];
  const purgeShare = random("purge")() < PURGED_SHARE ? 0.3 : 0;
  const unstarring: Regret = { pastShare: 0.02, dailyShare: 0.0005, purgeShare };
  const unforking: Regret = { pastShare: 0.01, dailyShare: 0.0005, purgeShare: 0 };
  return {
    databaseId,
    names: [{ name: profile.name, from: createdAt }, ...(fate.names ?? [])],
    createdAt,
    ...profile.facts,
    ...fate.facts,
    given,
    unstars: drawWithdrawals(given, life, simulation, unstarring, random("unstars")),
    forks,
    unforks: drawWithdrawals(forks, life, simulation, unforking, random("unforks")),
    releases: drawReleases(profile, simulation, random("releases")),
    changes,
    ...(fate.deletedAt === undefined ? {} : { deletedAt: new Date(fate.deletedAt).toISOString() }),
    ...(fate.dmcaAt === undefined ? {} : { dmcaAt: new Date(fate.dmcaAt).toISOString() }),
  };
}

/** Its stars are many and all its own, so that they are seen where they don't belong. */
function makeStranger(index: number, { stranger }: Fate, { end }: Simulation): WorldRepo | null {
  if (stranger === undefined) return null;
  const createdAt = new Date(stranger.createdAt).toISOString();
  const first = Math.floor(stranger.createdAt / DAY_MS);
  const days = Math.floor(end / DAY_MS) + 2 - first;
  return {
    databaseId: FIRST_STRANGER_ID + index,
    names: [{ name: stranger.name, from: createdAt }],
    createdAt,
    description: "A stranger under a name that was another's",
    given: { from: dayFromNumber(first), perDay: Array.from({ length: days }, () => STRANGERS_STARS + index) },
    forks: { from: dayFromNumber(first), perDay: Array.from({ length: days }, () => 100) },
  };
}
