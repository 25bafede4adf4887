import { repoKey } from "@groundswell/core";
import { listAt, readEntryNames, textAt, type EntryNames } from "../entry-names.ts";
import { parseWatchlist } from "../parse-watchlist.ts";
import type { Fault } from "../raw-text.ts";
import { readYamlTree, type YamlTree } from "../yaml-tree.ts";
import { choosePlace, insertEntry, lineBreakOf, renderBlock, type NewFields } from "./add-entry.ts";
import { readLayout, type ListLayout } from "./read-layout.ts";
import { cutEntry } from "./remove-entry.ts";
import { sortChunks } from "./sort-entries.ts";

/** A project to be added. Only what is known is written. */
export interface NewProject {
  repo: string;
  name?: string | undefined;
  category?: string | undefined;
  description?: string | undefined;
  context?: readonly string[] | undefined;
  formerly?: readonly string[] | undefined;
}

/** The whole text anew; or why the file can't be edited by machine. */
export type Edited = { text: string } | { fault: Fault };

const BY_HAND = "edit the file by hand, and run `watchlist check`";

/**
 * Adds a project. The rest of the text stays as it is, byte for byte: the text is edited where the entry goes, not
 * written anew.
 * @param text a watchlist without errors
 */
export function addProject(text: string, project: NewProject): Edited {
  return edit(text, ({ body, tree, layout }) => {
    const fields = toFields(project);
    const placed = readEntryNames(tree).map(({ repo, category }) => ({
      repo: repo?.text ?? null,
      category: category?.text ?? null,
    }));
    const at = choosePlace(placed, { repo: project.repo, category: project.category ?? null });
    const value = fields.length === 1 ? project.repo : Object.fromEntries(fields);
    const expected = { ...valueOf(tree), projects: listAt(tree, ["projects"]).toSpliced(at, 0, value) };
    return { text: insertEntry(body, layout, at, fields), expected };
  });
}

/**
 * Removes a project, with the comments directly above it.
 * @param excluded why it is not to be watched again; undefined: it may be
 */
export function removeProject(text: string, repo: string, excluded?: { reason: string }): Edited {
  return edit(text, ({ body, tree, layout }) => {
    const at = findEntry(readEntryNames(tree), repo);
    if (at === -1) return { message: `no project is or was called ${repo}`, remedy: "check the spelling (owner/name)" };
    if (layout.chunks.length === 1) {
      return { message: "it is the only project, and a watchlist names at least one", remedy: "add another first" };
    }
    const cut = cutEntry(body, layout, at);
    if (cut === null) return unusual();
    const projects = listAt(tree, ["projects"]).toSpliced(at, 1);
    const name = readEntryNames(tree)[at]?.repo?.text ?? repo;
    if (excluded === undefined) return { text: cut, expected: { ...valueOf(tree), projects } };
    const entry = { repo: name, reason: excluded.reason };
    const list = [...listAt(tree, ["excluded"]), entry];
    return { text: appendExcluded(cut, entry), expected: { ...valueOf(tree), projects, excluded: list } };
  });
}

/** Sorts the projects by owner and name, each with its comments, within what a comment of its own line heads. */
export function sortProjects(text: string): Edited {
  return edit(text, ({ body, tree, layout }) => {
    const repos = readEntryNames(tree).map(({ repo }) => repo?.text ?? "");
    return { text: sortChunks(body, layout, repos), expected: null };
  });
}

/** The index of the entry that bears a name or, where none does, bore it; -1: none. */
export function findEntry(entries: readonly Pick<EntryNames, "repo" | "formerly">[], repo: string): number {
  const key = repoKey(repo);
  const today = entries.findIndex((entry) => entry.repo?.key === key);
  return today === -1 ? entries.findIndex(({ formerly }) => formerly.some((name) => name.key === key)) : today;
}

interface Editing {
  /** The text without its byte-order mark. */
  body: string;
  tree: YamlTree;
  layout: ListLayout;
}

/** Edits, and believes the result only when the file says then what it is to say, and is without errors. */
function edit(text: string, change: (editing: Editing) => { text: string; expected: unknown } | Fault): Edited {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(mark.length);
  const { tree } = readYamlTree(body, "");
  const layout = readLayout(body, "projects");
  if (tree === null || layout === null) return { fault: { message: "it lists no projects", remedy: BY_HAND } };
  if (layout.chunks.length !== listAt(tree, ["projects"]).length) return { fault: unusual() };
  const done = change({ body, tree, layout });
  if ("message" in done) return { fault: done };
  const after = readYamlTree(done.text, "").tree;
  const expected = done.expected ?? sortedValue(tree, after);
  const isRight = after !== null && JSON.stringify(after.value) === JSON.stringify(expected);
  if (!isRight || parseWatchlist(done.text, "").watchlist === null) return { fault: unusual() };
  return { text: mark + done.text };
}

function unusual(): Fault {
  return { message: "it is written in a way that a machine can't edit with certainty", remedy: BY_HAND };
}

/** What a sorted file is to say: the same entries as before, in the order in which they stand now. */
function sortedValue(before: YamlTree, after: YamlTree | null): unknown {
  if (after === null) return null;
  const left = listAt(before, ["projects"]).map((value) => JSON.stringify(value));
  const right = listAt(after, ["projects"]).map((value) => JSON.stringify(value));
  const isSame = JSON.stringify(left.toSorted()) === JSON.stringify(right.toSorted());
  return isSame ? { ...valueOf(before), projects: listAt(after, ["projects"]) } : null;
}

function valueOf({ value }: YamlTree): object {
  return typeof value === "object" && value !== null ? value : {};
}

function toFields({ repo, name, category, description, context = [], formerly = [] }: NewProject): NewFields {
  return [
    ["repo", repo],
    ...(name === undefined ? [] : [["name", name] as const]),
    ...(formerly.length === 0 ? [] : [["formerly", formerly] as const]),
    ...(context.length === 0 ? [] : [["context", context] as const]),
    ...(category === undefined ? [] : [["category", category] as const]),
    ...(description === undefined ? [] : [["description", description] as const]),
  ];
}

function appendExcluded(text: string, { repo, reason }: { repo: string; reason: string }): string {
  const fields: NewFields = [
    ["repo", repo],
    ["reason", reason],
  ];
  const layout = readLayout(text, "excluded");
  if (layout !== null) return insertEntry(text, layout, layout.chunks.length, fields);
  const eol = lineBreakOf(text);
  const isEnded = text.endsWith("\n");
  const entry = renderBlock(fields, { indent: "  ", gap: " ", quotes: "PLAIN" }, eol);
  return `${text}${isEnded ? "" : eol}${eol}excluded:${eol}${entry}${isEnded ? eol : ""}`;
}

/** Why a repository is not to be watched; undefined: it is not excluded. */
export function findExclusion(text: string, repo: string): { reason: string | null } | undefined {
  const { tree } = readYamlTree(text, "");
  if (tree === null) return undefined;
  const at = [...listAt(tree, ["excluded"]).keys()].find(
    (index) => textAt(tree, ["excluded", index, "repo"])?.key === repoKey(repo),
  );
  return at === undefined ? undefined : { reason: textAt(tree, ["excluded", at, "reason"])?.text ?? null };
}
