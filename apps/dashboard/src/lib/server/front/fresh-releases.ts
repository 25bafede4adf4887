import { DAY_MS } from "@groundswell/core";
import type { Client } from "@groundswell/client";
import type { Estimate, Release } from "@groundswell/wire";

const PROJECTS = 4;
/** Some projects publish several releases a day. */
const EVENTS = 100;
const RELEASES = 20;
/** A release proper is told rather than a later one for trying out, if it is no older than this. */
const MOST_DAYS_OLDER = 14;
const WEEK_MS = 7 * DAY_MS;

/** What was counted in the week after a release. */
export interface WeekAfter {
  tag: string;
  days: { from: string; to: string };
  /** Stars after ÷ expected, which says nothing without its interval. */
  ratio: Estimate;
  /** Whether similar projects were compared with. */
  controlled: boolean;
}

/** A project's newest release of those that the page tells. */
export interface FreshRelease {
  repo: string;
  name: string;
  tag: string;
  at: string;
  prerelease: boolean;
  /** Others of the same project in the seven days that end with it. */
  others: number;
  /** Whether there may be more of these: no more releases were read. */
  isMore: boolean;
  /** Of the newest release whose week is over and known; null where there is none. */
  after: WeekAfter | null;
}

/** The newest releases of all projects, one line each project. */
export async function loadFreshReleases(api: Pick<Client, "allEvents" | "releases">): Promise<FreshRelease[]> {
  const { items } = await api.allEvents({ kind: ["released"], limit: EVENTS });
  const names = new Map(items.map(({ repo, name }) => [repo, name]));
  const found = await Promise.all(
    [...names].slice(0, PROJECTS).map(async ([repo, name]) => {
      const { items: releases } = await api.releases(repo, { limit: RELEASES });
      return toFresh({ repo, name }, releases);
    }),
  );
  return found.filter((release) => release !== null).sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** @param releases of one project, newest first */
export function toFresh(
  { repo, name }: { repo: string; name: string },
  releases: readonly Release[],
): FreshRelease | null {
  const newest = releases[0];
  if (newest === undefined) return null;
  const since = (at: string) => Date.parse(newest.at) - Date.parse(at);
  const told = releases.find(({ at, prerelease }) => !prerelease && since(at) <= MOST_DAYS_OLDER * DAY_MS) ?? newest;
  const isInWeek = ({ at }: Release) => {
    const before = since(at) - since(told.at);
    return before >= 0 && before < WEEK_MS;
  };
  const others = releases.filter((other) => other !== told && isInWeek(other)).length;
  const { tag, at, prerelease } = told;
  const last = releases.at(-1) ?? told;
  const isMore = releases.length >= RELEASES && isInWeek(last);
  return { repo, name, tag, at, prerelease, others, isMore, after: findAfter(releases) };
}

function findAfter(releases: readonly Release[]): WeekAfter | null {
  for (const { tag, prerelease, after } of releases) {
    const { days, ratio, controlled } = after;
    if (!prerelease && ratio !== null) return { tag, days, ratio, controlled };
  }
  return null;
}
