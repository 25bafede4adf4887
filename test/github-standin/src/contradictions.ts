import { DAY_MS, repoKey } from "@groundswell/core";
import { dayLabelNumber } from "./day-label.ts";
import type { DailyCounts, Withdrawal, World, WorldRelease } from "./world.ts";

/** What a world of the right shape says against itself, each as `place: what is wrong`. */
export function findContradictions(world: World): string[] {
  const faults: string[] = [];
  const ids = new Set<number>();
  for (const [i, repo] of world.repos.entries()) {
    const place = `repos[${i}]`;
    if (ids.has(repo.databaseId)) faults.push(`${place}.databaseId: ${repo.databaseId} is taken by an earlier repo`);
    ids.add(repo.databaseId);
    if (repo.names.length === 0) faults.push(`${place}.names: needs at least one name`);
    faults.push(...findOverdrawn(repo.given, repo.unstars ?? [], `${place}.unstars`));
    faults.push(
      ...findOverdrawn(repo.forks ?? { from: "1970-01-01", perDay: [] }, repo.unforks ?? [], `${place}.unforks`),
    );
    for (const [n, release] of (repo.releases ?? []).entries()) {
      faults.push(...findDisorder(release, `${place}.releases[${n}]`));
    }
  }
  return [...faults, ...findSharedNames(world)];
}

/** More taken back than given, or taken back before the day was over. */
function findOverdrawn(given: DailyCounts, taken: readonly Withdrawal[], place: string): string[] {
  const faults: string[] = [];
  const first = dayLabelNumber(given.from) ?? 0;
  const left = [...given.perDay];
  for (const [i, { day: label, at, count: asked }] of taken.entries()) {
    const number = dayLabelNumber(label) ?? 0;
    const had = left[number - first] ?? 0;
    if (number >= first) left[number - first] = had - asked;
    if (had < asked) faults.push(`${place}[${i}]: takes back ${asked} of ${label}, which has only ${had} left`);
    if (Date.parse(at) < (number + 1) * DAY_MS) faults.push(`${place}[${i}].at: is before the end of ${label}`);
  }
  return faults;
}

/** Downloads that aren't in the order of their instants, between which they grow. */
function findDisorder({ assets = [] }: WorldRelease, place: string): string[] {
  return assets.flatMap(({ downloads }, i) => {
    const instants = downloads.map(({ at }) => Date.parse(at));
    const ordered = instants.every((at, n) => at > (instants[n - 1] ?? -Infinity));
    return ordered ? [] : [`${place}.assets[${i}].downloads: must be in the order of their instants`];
  });
}

/** Two repositories can't bear a name at once. */
function findSharedNames(world: World): string[] {
  const spans: { key: string; from: number; to: number; place: string }[] = [];
  for (const [i, repo] of world.repos.entries()) {
    const names = repo.names.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
    const end = repo.deletedAt === undefined ? Infinity : Date.parse(repo.deletedAt);
    for (const [n, { name, from }] of names.entries()) {
      const next = names[n + 1];
      const to = Math.min(end, next === undefined ? Infinity : Date.parse(next.from));
      const start = Math.max(Date.parse(from), Date.parse(repo.createdAt));
      spans.push({ key: repoKey(name), from: start, to, place: `repos[${i}]` });
    }
  }
  spans.sort((a, b) => (a.key === b.key ? a.from - b.from : a.key < b.key ? -1 : 1));
  const faults: string[] = [];
  for (const [i, span] of spans.entries()) {
    const next = spans[i + 1];
    if (next?.key === span.key && next.from < span.to && next.place !== span.place) {
      faults.push(`${next.place}.names: ${span.key} is borne by ${span.place} then`);
    }
  }
  return faults;
}
