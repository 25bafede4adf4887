import { repoKey, splitRepoName } from "@groundswell/core";
import { isWatchableRepo } from "./repo-fault.ts";
import type { Path, YamlTree } from "./yaml-tree.ts";

/** A name in the file, and where it stands. */
export interface NameAt {
  text: string;
  /** Folded, for comparison. */
  key: string;
  path: Path;
}

/** What one entry of `projects` is called, as far as it can be read: the entry may have other faults. */
export interface EntryNames {
  repo: NameAt | null;
  formerly: NameAt[];
  /** The display name (its own part of `repo` by default). */
  name: NameAt | null;
  aliases: NameAt[];
  category: NameAt | null;
  hasContext: boolean;
}

/** The names of every project entry, well-formed or not: clashes are told together with other faults. */
export function readEntryNames(tree: YamlTree): EntryNames[] {
  return listAt(tree, ["projects"]).map((entry, index) => {
    const path = ["projects", index];
    if (typeof entry === "string") return readEntry(tree, path, entry, path);
    return readEntry(tree, [...path, "repo"], tree.valueOf([...path, "repo"]), path);
  });
}

function readEntry(tree: YamlTree, repoPath: Path, repoValue: unknown, path: Path): EntryNames {
  const repo = typeof repoValue === "string" && isWatchableRepo(repoValue) ? nameAt(repoValue, repoPath) : null;
  const name = textAt(tree, [...path, "name"]);
  return {
    repo,
    formerly: textsAt(tree, [...path, "formerly"]).filter((former) => isWatchableRepo(former.text)),
    name: name ?? (repo === null ? null : nameAt(splitRepoName(repo.text).name, repo.path)),
    aliases: textsAt(tree, [...path, "aliases"]),
    category: textAt(tree, [...path, "category"]),
    hasContext: listAt(tree, [...path, "context"]).length > 0,
  };
}

export function textsAt(tree: YamlTree, path: Path): NameAt[] {
  return listAt(tree, path).flatMap((item, index) =>
    typeof item === "string" ? [nameAt(item, [...path, index])] : [],
  );
}

export function textAt(tree: YamlTree, path: Path): NameAt | null {
  const value = tree.valueOf(path);
  return typeof value === "string" ? nameAt(value, path) : null;
}

export function listAt(tree: YamlTree, path: Path): readonly unknown[] {
  const value: unknown = tree.valueOf(path);
  return Array.isArray(value) ? value : [];
}

function nameAt(text: string, path: Path): NameAt {
  return { text, key: repoKey(text.trim()), path };
}
