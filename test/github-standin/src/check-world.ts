import { isRepoName } from "@groundswell/core";
import { findContradictions } from "./contradictions.ts";
import { dayLabelNumber } from "./day-label.ts";
import type { World, WorldFacts } from "./world.ts";

type Check = (value: unknown) => string | null;
type Fields = Record<string, Check>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const MAX_INT = 2_147_483_647;

const text: Check = (v) => (typeof v === "string" ? null : "must be text");
const nullableText: Check = (v) => (v === null ? null : text(v));
const flag: Check = (v) => (typeof v === "boolean" ? null : "must be true or false");
const count: Check = (v) => (Number.isSafeInteger(v) && Number(v) >= 0 ? null : "must be a whole number, 0 or more");
const id: Check = (v) =>
  Number.isInteger(v) && Number(v) > 0 && Number(v) <= MAX_INT ? null : `must be a whole number from 1 to ${MAX_INT}`;
const day: Check = (v) => (typeof v === "string" && dayLabelNumber(v) !== null ? null : "must be a day, as 2026-03-26");
const instant: Check = (v) =>
  typeof v === "string" && INSTANT.test(v) && !Number.isNaN(Date.parse(v))
    ? null
    : "must be an instant with its zone, as 2026-03-26T09:30:00Z";
const nullableInstant: Check = (v) => (v === null ? null : instant(v));
const repoName: Check = (v) => (typeof v === "string" && isRepoName(v) ? null : "must be an owner/name");
const texts: Check = (v) =>
  Array.isArray(v) && v.every((t) => typeof t === "string") ? null : "must be a list of text";
const counts: Check = (v) =>
  Array.isArray(v) && v.every((n) => count(n) === null) ? null : "must be a list of whole numbers, 0 or more";
/** Looked into elsewhere. */
const anything: Check = () => null;

const FACTS: Record<keyof WorldFacts, Check> = {
  description: nullableText,
  homepage: nullableText,
  license: nullableText,
  licenseName: nullableText,
  topics: texts,
  primaryLanguage: nullableText,
  defaultBranch: text,
  archived: flag,
  disabled: flag,
  private: flag,
  spammed: flag,
  openIssues: count,
  openPulls: count,
  watchers: count,
  pushedAt: nullableInstant,
};
const DAILY: Fields = { from: day, perDay: counts };
const WITHDRAWAL: Fields = { day, at: instant, count };
const NAME: Fields = { name: repoName, from: instant };
const RELEASE: Fields = { id, tag: text, name: nullableText, publishedAt: instant };
const RELEASE_EXTRAS: Fields = {
  prerelease: flag,
  draft: flag,
  url: text,
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant,
  assets: anything,
  edits: anything,
};
const ASSET: Fields = { name: text, downloads: anything };
const DOWNLOADS: Fields = { at: instant, count };
const EDIT_EXTRAS: Fields = { name: nullableText, prerelease: flag };
const REPO: Fields = { databaseId: id, names: anything, createdAt: instant, given: anything };
const COMMIT: Fields = { at: instant, files: anything };
const COMMIT_EXTRAS: Fields = { committedAt: instant, links: anything };
const LISTS: Record<string, [needed: Fields, extras: Fields]> = {
  names: [NAME, {}],
  unstars: [WITHDRAWAL, {}],
  unforks: [WITHDRAWAL, {}],
  releases: [RELEASE, RELEASE_EXTRAS],
  changes: [{ at: instant }, FACTS],
  commits: [COMMIT, COMMIT_EXTRAS],
  rewrites: [{ at: instant, commits: anything }, { forgets: flag }],
};
const REPO_EXTRAS: Fields = {
  ...FACTS,
  ...Object.fromEntries(Object.keys(LISTS).map((key) => [key, anything])),
  nodeId: text,
  forks: anything,
  treeLimit: count,
  deletedAt: instant,
  dmcaAt: instant,
};

/**
 * Every fault of a would-be world, each as `place: what is wrong`. None: it is a `World`.
 * Shapes are looked at first; only a world of the right shape is looked at for contradictions.
 */
export function checkWorld(value: unknown): string[] {
  const faults: string[] = [];
  checkFields(value, () => "world", { repos: anything }, { title: text }, faults);
  const repos = isRecord(value) ? value["repos"] : undefined;
  if (!Array.isArray(repos)) return [...faults, "world.repos: must be a list"];
  for (const [i, repo] of repos.entries()) checkRepo(repo, `repos[${i}]`, faults);
  return faults.length > 0 ? faults : findContradictions(value as World);
}

function checkRepo(repo: unknown, place: string, faults: string[]): void {
  checkFields(repo, () => place, REPO, REPO_EXTRAS, faults);
  if (!isRecord(repo)) return;
  for (const key of ["given", "forks"]) {
    if (repo[key] !== undefined) checkFields(repo[key], () => `${place}.${key}`, DAILY, {}, faults);
  }
  for (const [key, [needed, extras]] of Object.entries(LISTS)) {
    checkList(repo[key], () => `${place}.${key}`, needed, extras, faults);
  }
  checkReleases(repo["releases"], place, faults);
  checkCommits(repo, place, faults);
}

function checkCommits({ commits, rewrites }: Record<string, unknown>, place: string, faults: string[]): void {
  const lines: [unknown, string][] = [[commits, `${place}.commits`]];
  for (const [i, rewrite] of (Array.isArray(rewrites) ? rewrites : []).entries()) {
    const line: unknown = isRecord(rewrite) ? rewrite["commits"] : undefined;
    checkList(line, () => `${place}.rewrites[${i}].commits`, COMMIT, COMMIT_EXTRAS, faults);
    lines.push([line, `${place}.rewrites[${i}].commits`]);
  }
  for (const [line, name] of lines) {
    for (const [i, commit] of (Array.isArray(line) ? line : []).entries()) {
      const files: unknown = isRecord(commit) ? commit["files"] : undefined;
      const isGood = isRecord(files) && Object.values(files).every((own) => own === null || typeof own === "string");
      if (!isGood) faults.push(`${name}[${i}].files: must be contents by path`);
    }
  }
}

/** What releases hold besides values; that they are a list of objects is checked elsewhere. */
function checkReleases(releases: unknown, place: string, faults: string[]): void {
  if (!Array.isArray(releases)) return;
  for (const [i, release] of releases.entries()) {
    if (!isRecord(release)) continue;
    const { edits, assets } = release;
    checkList(edits, () => `${place}.releases[${i}].edits`, { at: instant }, EDIT_EXTRAS, faults);
    checkList(assets, () => `${place}.releases[${i}].assets`, ASSET, {}, faults);
    if (!Array.isArray(assets)) continue;
    for (const [n, asset] of assets.entries()) {
      const downloads: unknown = isRecord(asset) ? asset["downloads"] : undefined;
      checkList(downloads, () => `${place}.releases[${i}].assets[${n}].downloads`, DOWNLOADS, {}, faults);
    }
  }
}

/** A list of objects, or nothing. */
function checkList(list: unknown, place: () => string, needed: Fields, extras: Fields, faults: string[]): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) faults.push(`${place()}: must be a list`);
  else for (const [i, item] of list.entries()) checkFields(item, () => `${place()}[${i}]`, needed, extras, faults);
}

/** @param place made only when there is a fault to name: a world has a million values */
function checkFields(value: unknown, place: () => string, needed: Fields, extras: Fields, faults: string[]): void {
  if (!isRecord(value)) {
    faults.push(`${place()}: must be an object`);
    return;
  }
  for (const key of Object.keys(needed)) if (value[key] === undefined) faults.push(`${place()}.${key}: is missing`);
  for (const [key, found] of Object.entries(value)) {
    if (found === undefined) continue;
    const check = needed[key] ?? extras[key];
    const fault = check === undefined ? "is not a field of this" : check(found);
    if (fault !== null) faults.push(`${place()}.${key}: ${fault}`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
