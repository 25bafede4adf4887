import type { Day } from "@groundswell/core";
import type { RenameRow } from "./read-table.ts";

/** Says which project a name stood for on a day. */
export type ProjectOf = (repo: string, day: Day) => string;

/**
 * Follows repositories through their names. A name can be left and taken up again, by the same project or by another,
 * so it is cut into stretches at the days on which it was left, and a rename ties a stretch of one to a stretch of the
 * other.
 * @returns a project's key: the same for all its names over time
 */
export function joinNames(renames: readonly RenameRow[]): ProjectOf {
  const left = Map.groupBy(renames, ({ old_repo }) => old_repo.toLowerCase());
  const stretchOf: ProjectOf = (repo, day) => {
    const name = repo.toLowerCase();
    const ends = left.get(name) ?? [];
    return `${name}#${ends.filter(({ old_last_date }) => old_last_date < day).length}`;
  };
  const parents = new Map<string, string>();
  const rootOf = (stretch: string): string => {
    const parent = parents.get(stretch);
    return parent === undefined ? stretch : rootOf(parent);
  };
  for (const { old_repo, old_last_date, new_repo, new_first_date } of renames) {
    const [before, after] = [rootOf(stretchOf(old_repo, old_last_date)), rootOf(stretchOf(new_repo, new_first_date))];
    if (before !== after) parents.set(before, after);
  }
  return (repo, day) => rootOf(stretchOf(repo, day));
}
