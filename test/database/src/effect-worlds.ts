import { addDays, contentHash, dayRange, DAY_MS, startOfDay, type Day } from "@groundswell/core";
import {
  importArchive,
  readEffects,
  recordStories,
  refreshEffects,
  type EffectsRefresh,
  type NewStory,
  type StoryEffect,
  type WatchedProject,
} from "@groundswell/db";
import { entry, watch, type OpenDatabase } from "./databases.ts";

/** A project of a made-up catalogue. */
export interface MadeProject {
  repo: string;
  category: string | null;
  /** Net stars of a day; null: nobody looked. */
  net: (day: Day, place: number) => number | null;
  releases?: readonly { tag: string; day: Day; prerelease?: boolean }[];
}

/** Days of every made-up catalogue. */
export const FROM = "2026-01-01";
export const TO = "2026-05-20";

/** So many stars a day, a little more on some and a little less on others; the same each time. */
export function about(rate: number, salt: number): MadeProject["net"] {
  const spread = Math.max(1, Math.round(rate / 4));
  return (_, place) => {
    const hash = Math.imul(Math.imul(place + 1, 0x9e3779b1) ^ salt, 0x85ebca6b) >>> 8;
    return rate + (hash % (2 * spread + 1)) - spread;
  };
}

/** The same, and another rate on the days from one to another. */
export function changed(usual: MadeProject["net"], from: Day, to: Day, rate: number): MadeProject["net"] {
  return (day, place) => (day >= from && day <= to ? rate : usual(day, place));
}

/** Projects of a category that nothing happens to: peers, and story-free dates. */
export function quiet(category: string, count: number, rate = 10): MadeProject[] {
  return Array.from({ length: count }, (_, i) => ({
    repo: `${category}/quiet-${i}`,
    category,
    net: about(rate, i + 1),
  }));
}

/** Watches these projects alone and imports their figures, read at each midnight. Ids by name. */
export async function fillCatalogue(
  database: OpenDatabase,
  projects: readonly MadeProject[],
): Promise<Map<string, number>> {
  const list: WatchedProject[] = projects.map(({ repo, category }) => entry(repo, { category }));
  const watched = await watch(database, ...list);
  await importFigures(database, projects);
  return new Map(watched.map(({ id, repo }) => [repo, id]));
}

/**
 * Imports figures of projects that are watched. What a source says of an instant stays; of two sources the first by name
 * counts.
 */
export async function importFigures(
  { db }: OpenDatabase,
  projects: readonly MadeProject[],
  source = "an archive",
): Promise<void> {
  const observations = projects.flatMap(({ repo, net }) => {
    let stars = 1_000;
    return dayRange(FROM, addDays(TO, 1)).flatMap((day, place) => {
      // Of a day that nobody looked at, neither midnight may be known: the look at its end is left out.
      const before = place === 0 ? 0 : net(addDays(day, -1), place - 1);
      stars += before ?? 0;
      const row = { observedAt: startOfDay(day), timeKnown: true, repo, source, stars: Math.round(stars) };
      return before === null ? [] : [{ ...row, forks: null, openIssues: null, openIssuesAndPulls: null }];
    });
  });
  const releases = projects.flatMap(({ repo, releases: own = [] }) =>
    own.map(({ tag, day, prerelease = false }) => ({ repo, tag, taggedAt: startOfDay(day), prerelease, source })),
  );
  const hash = contentHash(JSON.stringify([source, observations, releases]));
  const data = { file: "a.csv", contentHash: hash, compiledAt: 0, observations, releases, sourceUrls: new Map() };
  await importArchive(db, data, startOfDay(addDays(TO, 2)));
}

/** A story that a feed tells of at noon of a day, and whom it links for certain. */
export function storyOf(name: string, day: Day, repos: readonly string[], rest: Partial<NewStory> = {}): NewStory {
  return {
    url: `https://example.org/${name}`,
    title: `About ${name}`,
    source: "Example Weekly",
    published: { day, at: startOfDay(day) + DAY_MS / 2, plusMinusDays: 0, note: null },
    active: true,
    contentHash: contentHash(name + day + repos.join() + JSON.stringify(rest)),
    request: "https://example.org/feed",
    mentions: repos.map((repo) => ({
      ...{ repo, tier: "T1" as const, score: 1, linked: true, eligible: true, place: "link" as const },
      evidence: `https://github.com/${repo}`,
    })),
    ...rest,
  };
}

export async function tell({ db }: OpenDatabase, ...stories: NewStory[]): Promise<void> {
  const knownAt = Date.parse("2026-12-31T00:00:00Z");
  await recordStories(db, stories, { toldBy: "feed https://example.org/feed", knownAt, linkedBy: "names" });
}

/** Refreshes at an instant, written as ISO text. */
export function refreshAt({ db }: OpenDatabase, iso: string): Promise<EffectsRefresh> {
  return refreshEffects(db, { now: Date.parse(iso) });
}

/** Wednesday; its week ends on Tuesday 7 April, in the ISO week that ends on the 12th. */
export const DAY = "2026-04-01";
export const OPEN = "2026-04-07T23:00:00Z";
export const CLOSED = "2026-04-08T01:00:00Z";
export const FROZEN = "2026-04-17T00:00:00Z";

export function project(repo: string, net: MadeProject["net"], rest: Partial<MadeProject> = {}): MadeProject {
  return { repo, category: "agents", net, ...rest };
}

/** Everything that is told of all projects, or of one. */
export async function effectsOf({ db }: OpenDatabase, repo?: string): Promise<StoryEffect[]> {
  const { items } = await readEffects(db, { limit: 100, after: null });
  return items.filter((item) => repo === undefined || item.project.repo === repo);
}

/** The only, or the newest, that is told of a project. */
export async function effectOf(database: OpenDatabase, repo: string): Promise<StoryEffect> {
  const [effect] = await effectsOf(database, repo);
  if (effect === undefined) throw new Error(`no effect of ${repo} is told`);
  return effect;
}
