import { dayFromNumber, dayRange } from "@groundswell/core";
import type { StarWeek } from "@groundswell/github-standin";
import type { What } from "./read-facts.ts";
import { WATCHED_IDS } from "./world.ts";

/** What the stand-in says of a repository. */
export interface RepoTruth {
  fullName: string;
  description: string | null;
  stars: number;
  forks: number;
  openIssuesAndPulls: number;
  /** Newest first. */
  releases: { tag: string; name: string | null; prerelease: boolean; publishedAt: number; url: string }[];
  /** Stars and forks still there, by day, back to the first. */
  surviving: Record<What, ReadonlyMap<string, number>>;
}

interface RepositoryBody {
  created_at: string;
  full_name: string;
  description: string | null;
  stargazers_count: number;
  forks_count: number;
  open_issues_count: number;
}

interface ReleaseBody {
  tag_name: string;
  name: string | null;
  prerelease: boolean;
  published_at: string;
  html_url: string;
}

/** Asks the stand-in itself, as its clock stands. @returns by GitHub's id */
export async function readTruth(url: string, today: string): Promise<Map<number, RepoTruth>> {
  const truths = new Map<number, RepoTruth>();
  for (const id of WATCHED_IDS) truths.set(id, await readRepoTruth(`${url}/repositories/${id}`, today));
  return truths;
}

async function readRepoTruth(url: string, today: string): Promise<RepoTruth> {
  const body = await getJson<RepositoryBody>(url);
  const releases = [
    ...(await getJson<ReleaseBody[]>(`${url}/releases?per_page=100`)),
    ...(await getJson<ReleaseBody[]>(`${url}/releases?per_page=100&page=2`)),
  ];
  return {
    fullName: body.full_name,
    description: body.description,
    stars: body.stargazers_count,
    forks: body.forks_count,
    openIssuesAndPulls: body.open_issues_count,
    releases: releases.map((said) => ({
      tag: said.tag_name,
      name: said.name,
      prerelease: said.prerelease,
      publishedAt: Date.parse(said.published_at),
      url: said.html_url,
    })),
    surviving: { stars: await readStars(url, today), forks: await readForks(url, body.created_at, today) },
  };
}

/** Days on which nothing was forked are zeros, from the repository's first on. */
async function readForks(url: string, createdAt: string, today: string): Promise<Map<string, number>> {
  const forks = new Map(dayRange(createdAt.slice(0, 10), today).map((day) => [day, 0]));
  for (let page = 1; ; page += 1) {
    const list = await getJson<{ created_at: string }[]>(`${url}/forks?sort=newest&per_page=100&page=${page}`);
    if (list.length === 0) return forks;
    for (const { created_at: at } of list) forks.set(at.slice(0, 10), (forks.get(at.slice(0, 10)) ?? 0) + 1);
  }
}

async function readStars(url: string, today: string): Promise<Map<string, number>> {
  const surviving = new Map<string, number>();
  for (let page = 1; ; page += 1) {
    const weeks = await getJson<StarWeek[]>(`${url}/stargazers/history?per_page=30&page=${page}`);
    if (weeks.length === 0) return surviving;
    for (const { week, days } of weeks) {
      for (const [i, stars] of days.entries()) {
        const day = dayFromNumber(week / 86_400 + i);
        if (day <= today) surviving.set(day, stars);
      }
    }
  }
}

/** The stand-in's answers are held to GitHub's schema by its own tests. */
async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { "user-agent": "truth", "x-github-api-version": "2026-03-10" } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}
