import { repoKey } from "@groundswell/core";
import type { WatchedProject, Watchlist } from "@groundswell/watchlist";
import { count } from "../runtime/say.ts";

const NAMES_SHOWN = 10;

/** What a change of the watchlist comes to, in one line. */
export function describeChange(before: Watchlist, after: Watchlist): string {
  const added = listMissing(after.projects, before.projects);
  const gone = listMissing(before.projects, after.projects);
  const parts = [
    `The watchlist has changed: watching ${count(after.projects.length, "project")}`,
    ...(added.length > 0 ? [`added ${nameSome(added)}`] : []),
    ...(gone.length > 0 ? [`hidden, with their figures kept: ${nameSome(gone)}`] : []),
  ];
  return `${parts.join("; ")}.`;
}

/** Projects of one list that the other has under none of their names. */
export function listMissing<P extends Pick<WatchedProject, "repo" | "formerly">>(
  projects: readonly P[],
  others: readonly Pick<WatchedProject, "repo" | "formerly">[],
): P[] {
  const known = new Set(others.flatMap(({ repo, formerly }) => [repo, ...formerly].map(repoKey)));
  return projects.filter(({ repo, formerly }) => ![repo, ...formerly].some((name) => known.has(repoKey(name))));
}

function nameSome(projects: readonly WatchedProject[]): string {
  const shown = projects
    .slice(0, NAMES_SHOWN)
    .map(({ repo }) => repo)
    .join(", ");
  return projects.length > NAMES_SHOWN ? `${shown} and ${projects.length - NAMES_SHOWN} more` : shown;
}
