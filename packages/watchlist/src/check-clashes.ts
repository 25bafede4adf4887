import type { Diagnostic } from "@groundswell/core";
import { listAt, textAt, type EntryNames, type NameAt } from "./entry-names.ts";
import type { YamlTree } from "./yaml-tree.ts";

type Report = (at: NameAt, severity: Diagnostic["severity"], message: string, remedy: string) => void;

/**
 * Names that would make one project two, or two one: every `owner/name` must lead to exactly one entry, through
 * `repo` or `formerly`. Each diagnostic names both places.
 */
export function checkClashes(entries: readonly EntryNames[], tree: YamlTree, file: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const lineOf = (name: NameAt): number => tree.placeOf(name.path).line;
  const report: Report = (at, severity, message, remedy) =>
    diagnostics.push({ file, ...tree.placeOf(at.path), severity, message, remedy });
  const repos = checkRepos(entries, lineOf, report);
  checkFormerNames(entries, repos, lineOf, report);
  checkExcluded(tree, entries, lineOf, report);
  checkSources(tree, lineOf, report);
  return diagnostics;
}

function checkRepos(
  entries: readonly EntryNames[],
  lineOf: (name: NameAt) => number,
  report: Report,
): Map<string, NameAt> {
  const repos = new Map<string, NameAt>();
  for (const { repo } of entries) {
    if (repo === null) continue;
    const first = repos.get(repo.key);
    if (first === undefined) {
      repos.set(repo.key, repo);
    } else if (first.text === repo.text) {
      report(repo, "error", `${repo.text} is already listed on line ${lineOf(first)}`, "delete one of the two");
    } else {
      const message = `${repo.text} is the same repository as ${first.text} on line ${lineOf(first)}: case makes no difference`;
      report(repo, "error", message, "delete one of the two, and keep GitHub's spelling");
    }
  }
  return repos;
}

function checkFormerNames(
  entries: readonly EntryNames[],
  repos: ReadonlyMap<string, NameAt>,
  lineOf: (name: NameAt) => number,
  report: Report,
): void {
  const formerNames = new Map<string, { former: NameAt; owner: EntryNames }>();
  for (const entry of entries) {
    for (const former of entry.formerly) {
      const first = formerNames.get(former.key);
      const current = repos.get(former.key);
      if (entry.repo?.key === former.key) {
        report(former, "warning", `${former.text} is this project's name today`, "take it out of `formerly`");
      } else if (first?.owner === entry) {
        report(former, "warning", `${former.text} is given twice`, "take one out");
      } else if (first !== undefined) {
        const message = `${former.text} is a former name of ${nameOf(first.owner)} too (line ${lineOf(first.former)})`;
        report(former, "error", message, "keep it with the project that it became");
      } else if (current !== undefined) {
        const message = `${current.text} is a former name of ${nameOf(entry)} (line ${lineOf(former)})`;
        const remedy = `delete this entry, or take the name out of \`formerly\` on line ${lineOf(former)}`;
        report(current, "error", message, remedy);
      }
      if (first === undefined) formerNames.set(former.key, { former, owner: entry });
    }
  }
}

function checkExcluded(
  tree: YamlTree,
  entries: readonly EntryNames[],
  lineOf: (name: NameAt) => number,
  report: Report,
): void {
  const seen = new Map<string, NameAt>();
  const repos = new Map(entries.flatMap(({ repo }) => (repo === null ? [] : [[repo.key, repo] as const])));
  const formerly = new Map(
    entries.flatMap((entry) => entry.formerly.map((name) => [name.key, { name, entry }] as const)),
  );
  for (const index of listAt(tree, ["excluded"]).keys()) {
    const repo = textAt(tree, ["excluded", index, "repo"]);
    if (repo === null) continue;
    const watched = repos.get(repo.key);
    const former = formerly.get(repo.key);
    const first = seen.get(repo.key);
    if (watched === undefined && former !== undefined) {
      // Who asked to be left out has not asked to come back under another name.
      const message = `${repo.text} is excluded, and watched as ${nameOf(former.entry)} (line ${lineOf(former.name)})`;
      report(repo, "error", message, "delete one of the two");
    } else if (watched !== undefined) {
      const message = `${repo.text} is excluded, and watched on line ${lineOf(watched)}`;
      report(repo, "error", message, "delete one of the two");
    } else if (first !== undefined) {
      report(repo, "warning", `${repo.text} is already excluded on line ${lineOf(first)}`, "delete one of the two");
    }
    if (textAt(tree, ["excluded", index, "reason"]) === null) {
      const remedy = "add `reason`: who asked, and when, so that nobody adds it back unawares";
      report(repo, "warning", `${repo.text} is excluded without a reason`, remedy);
    }
    seen.set(repo.key, repo);
  }
}

function checkSources(tree: YamlTree, lineOf: (name: NameAt) => number, report: Report): void {
  for (const part of ["coverage", "discussion"]) {
    const seen = new Map<string, NameAt>();
    for (const index of listAt(tree, [part]).keys()) {
      const kind = textAt(tree, [part, index, "kind"]);
      if (kind === null) continue;
      const key = `${kind.text} ${textAt(tree, [part, index, "url"])?.text ?? ""}`;
      const first = seen.get(key);
      if (first !== undefined) {
        report(kind, "warning", `this source is already given on line ${lineOf(first)}`, "delete one of the two");
      }
      seen.set(key, kind);
    }
  }
}

function nameOf(entry: EntryNames): string {
  return entry.repo?.text ?? entry.name?.text ?? "another project";
}
