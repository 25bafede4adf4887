import type { Page, Project } from "@groundswell/wire";
import type { NamedRepo } from "#lib/compare/named-repo.ts";
import { readRepo } from "#lib/compare/read-repo.ts";

export interface Suggestion extends NamedRepo {
  stars: number | null;
}

export type Fetcher = (address: string, init: { signal: AbortSignal }) => Promise<Response>;

const MOST = 8;

/** The most starred projects that match. @param taken those that are not proposed any more */
export async function findSuggestions(
  fetcher: Fetcher,
  text: string,
  { taken, signal }: { taken: readonly string[]; signal: AbortSignal },
): Promise<Suggestion[]> {
  // Those that are taken already may be among the first.
  const query = new URLSearchParams({ q: readRepo(text), sort: "stars", limit: String(MOST + taken.length) });
  const response = await fetcher(`/api/v1/projects?${query.toString()}`, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // Our own API, by its own types.
  const { items } = (await response.json()) as Page<Project>;
  return items
    .filter(({ repo }) => !taken.includes(repo))
    .slice(0, MOST)
    .map(({ repo, name, stars }) => ({ repo, name, stars: stars.value }));
}

/** The next place of so many, from the last on to the first. @param place -1: none yet */
export function movePlace(place: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  const from = place === -1 && step === -1 ? count : place;
  return (from + step + count) % count;
}
