import { isRepoName } from "@groundswell/core";

/** A feed of a selection and its address stay of a size that every browser takes. */
export const MOST_FOLLOWED = 50;

/** Names of projects, each once whatever its case, in the order in which they were added. */
export type FollowList = readonly string[];

/** Reads names from what the browser kept: what is no `owner/name` is left out. */
export function parseNames(names: readonly unknown[]): FollowList {
  return addAll([], names.filter((name) => typeof name === "string" && isRepoName(name)).map(String)).list;
}

/** Names as an address gives them, and those of them that it can't have. */
export interface NamesRead {
  list: FollowList;
  /** No `owner/name`. */
  unusable: FollowList;
  /** For which there was no room. */
  left: FollowList;
}

/** Reads names as they stand in an address, and says what became of each. */
export function readNames(text: string): NamesRead {
  const names = text.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  const usable = names.filter(isRepoName);
  return { ...addAll([], usable), unusable: [...new Set(names)].filter((name) => !isRepoName(name)) };
}

/** What the browser kept; nothing where it is damaged or of another make. */
export function readKept(text: string | null): FollowList {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? parseNames(kept) : [];
  } catch {
    return [];
  }
}

export function isIn(list: FollowList, repo: string): boolean {
  return list.some((name) => isSame(name, repo));
}

/** Adds names as far as there is room. `left`: those for which there was none. */
export function addAll(list: FollowList, repos: FollowList): { list: FollowList; left: FollowList } {
  const all = [...list];
  const left: string[] = [];
  for (const repo of repos) {
    if (isIn(all, repo)) continue;
    if (all.length < MOST_FOLLOWED) all.push(repo);
    else left.push(repo);
  }
  return { list: all, left };
}

export function removeAll(list: FollowList, repos: FollowList): FollowList {
  return list.filter((name) => !isIn(repos, name));
}

/** Puts today's name in the place of earlier ones. The list itself where it holds none of these. */
export function carryOver(list: FollowList, repo: string, formerly: FollowList): FollowList {
  const names = [...formerly, repo];
  if (!list.some((name) => isIn(formerly, name) && !isSame(name, repo))) return list;
  const place = list.findIndex((name) => isIn(names, name));
  return list.flatMap((name, i) => (i === place ? [repo] : isIn(names, name) ? [] : [name]));
}

/** GitHub tells names apart whatever their case. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
