import { repoKey, type Diagnostic } from "@groundswell/core";
import type { NamedProject } from "@groundswell/stories";
import type { WatchedProject } from "@groundswell/watchlist";

/** Projects that stories name and the watchlist does not: start-up stores the stories without them. */
export function checkNamed(
  named: readonly NamedProject[],
  projects: readonly Pick<WatchedProject, "repo" | "formerly">[],
): Diagnostic[] {
  const watched = new Set(projects.flatMap(({ repo, formerly }) => [repo, ...formerly].map(repoKey)));
  return named
    .filter(({ repo }) => !watched.has(repoKey(repo)))
    .map(({ repo, file, line, column }) => ({
      ...{ file, line, column, severity: "warning" },
      message: `${repo} is not on the watchlist: the story is kept without it`,
      remedy: "add it to the watchlist, or write the name that it has there",
    }));
}
