import { dayFromNumber, type Day, type InstantMs } from "@groundswell/core";
import { releasePage } from "./rest/releases.ts";
import { firstDayOfHistory } from "./rest/history.ts";
import { WorldIndex, type RepoAt } from "./world-index.ts";
import type { World } from "./world.ts";

/** A repository's totals at an instant. `openIssues` are without the pull requests. */
export interface TrueTotals {
  stars: number;
  forks: number;
  openIssues: number;
  openPulls: number;
  watchers: number;
}

/** A release as everybody sees it at an instant. */
export interface TrueRelease {
  id: number;
  tag: string;
  name: string | null;
  prerelease: boolean;
  publishedAt: InstantMs;
  updatedAt: InstantMs;
  url: string;
  downloads: Record<string, number>;
}

/**
 * What is true of a world's repositories, by `databaseId`, without a server. Null: nobody can see the repository at
 * that instant: it is not there yet, or no more, or private, or taken down.
 */
export interface Truth {
  /** `owner/name` */
  nameAt: (databaseId: number, at: InstantMs) => string | null;
  totalsAt: (databaseId: number, at: InstantMs) => TrueTotals | null;
  /** Stars still held, by the day they were given: from the Sunday of the week of creation to the day of the instant. */
  survivingAt: (databaseId: number, at: InstantMs) => Map<Day, number> | null;
  /** Forks that are still there, by the UTC day they were made; without the days that have none. Oldest first. */
  forksByDayAt: (databaseId: number, at: InstantMs) => Map<Day, number> | null;
  /** Newest first. */
  releasesAt: (databaseId: number, at: InstantMs) => TrueRelease[] | null;
}

export interface TruthOptions {
  /** As the stand-in's. */
  historyZoneOffsetMinutes?: number;
  htmlUrl?: string;
}

/** What a perfect watcher would know of a world. The world is taken as it is, and not checked. */
export function truthOf(world: World, options: TruthOptions = {}): Truth {
  const index = new WorldIndex(world, (options.historyZoneOffsetMinutes ?? 0) * 60_000);
  const htmlUrl = options.htmlUrl ?? "https://github.com";
  const ask =
    <T>(answer: (repo: RepoAt) => T) =>
    (databaseId: number, at: InstantMs): T | null => {
      const found = index.byId(databaseId, at);
      return "repo" in found ? answer(found.repo) : null;
    };
  return {
    nameAt: ask((repo) => repo.fullName),
    totalsAt: ask(({ stars, forks, facts, at }) => ({
      stars: stars.totalAt(at),
      forks: forks.totalAt(at),
      openIssues: facts.openIssues,
      openPulls: facts.openPulls,
      watchers: facts.watchers,
    })),
    survivingAt: ask((repo) => countDays(repo.stars, firstDayOfHistory(repo), repo.at, true)),
    forksByDayAt: ask((repo) => countDays(repo.forks, repo.forks.firstDay, repo.at, false)),
    releasesAt: ask((repo) =>
      repo.releases.map((release) => ({
        id: release.id,
        tag: release.tag,
        name: release.name,
        prerelease: release.prerelease,
        publishedAt: release.publishedAt,
        updatedAt: release.updatedAt,
        url: releasePage(release, repo, htmlUrl),
        downloads: Object.fromEntries(release.assets.map((asset) => [asset.name, asset.downloadsAt(repo.at)])),
      })),
    ),
  };
}

function countDays(tally: RepoAt["stars"], first: number, at: InstantMs, zeros: boolean): Map<Day, number> {
  const days = new Map<Day, number>();
  for (let day = first; day <= tally.dayAt(at); day += 1) {
    const count = tally.survivingOn(day, at);
    if (zeros || count > 0) days.set(dayFromNumber(day), count);
  }
  return days;
}
