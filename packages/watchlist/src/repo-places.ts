import { listAt, readEntryNames, textAt } from "./entry-names.ts";
import type { Place } from "./place-finder.ts";
import { isWatchableRepo } from "./repo-fault.ts";
import { readYamlTree } from "./yaml-tree.ts";

/** A name that the file gives a repository, with its place. */
export interface RepoAt {
  repo: string;
  /** Names that its entry says it had. */
  formerly: string[];
  list: "projects" | "excluded";
  place: Place;
}

/** Every repository that a watchlist names as it is called today, projects first; well-formed names alone. */
export function listRepos(text: string): RepoAt[] {
  const { tree } = readYamlTree(text, "");
  if (tree === null) return [];
  const projects = readEntryNames(tree).flatMap(({ repo, formerly }) =>
    repo === null ? [] : [{ repo, formerly: formerly.map((former) => former.text), list: "projects" as const }],
  );
  const excluded = [...listAt(tree, ["excluded"]).keys()].flatMap((index) => {
    const repo = textAt(tree, ["excluded", index, "repo"]);
    return repo === null || !isWatchableRepo(repo.text) ? [] : [{ repo, formerly: [], list: "excluded" as const }];
  });
  return [...projects, ...excluded].map(({ repo, ...rest }) => ({
    ...rest,
    repo: repo.text,
    place: tree.placeOf(repo.path),
  }));
}
