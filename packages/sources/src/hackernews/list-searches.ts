import { repoKey } from "@groundswell/core";
import type { WatchedProject } from "@groundswell/watchlist";

/** A question to HN search. */
export interface Search {
  /** Stays the same as long as the question does. */
  key: string;
  query: string;
  /** Where the words must stand. */
  within: "url" | "title";
}

/**
 * What is asked about projects, a few questions each: whatever links to the repository under any of its names, and titles
 * with the project's own name. A name that is also a word finds a lot that means something else: the linker tells.
 */
export function listSearches(projects: readonly Pick<WatchedProject, "repo" | "name" | "formerly">[]): Search[] {
  const searches = projects.flatMap(({ repo, name, formerly }) => [
    ...[repo, ...formerly].map((each) => searchFor(`github.com/${repoKey(each)}`, "url")),
    searchFor(name, "title"),
  ]);
  return [...new Map(searches.map((search) => [search.key, search])).values()];
}

function searchFor(query: string, within: Search["within"]): Search {
  return { key: `${within} ${query.toLowerCase()}`, query, within };
}
