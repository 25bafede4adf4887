import type { Diagnostic } from "@groundswell/core";
import { editDistance } from "./edit-distance.ts";
import type { EntryNames, NameAt } from "./entry-names.ts";
import type { YamlTree } from "./yaml-tree.ts";

/**
 * Words, given names and months that a text may well hold without meaning the project. Short on purpose: a warning
 * about every other name would teach people to read past warnings. Names of up to three letters count as well.
 */
const EVERYDAY_WORDS = new Set(
  `agent agents april arrow atlas august bolt bridge canvas chain chat cline cloud codex composer continue core crush
  cursor dust echo engine flow flux forge fork goose guidance handy haystack helix hermes hub instructor iris jasper
  june kit lantern lens letta lumen marvin may memory mint model models muesli nova orbit outlines panda phoenix pilot
  prism prompt pulse ray rasa relay rift river sage semantic servers sparrow spark stories tabby torch transformers
  void warp whisper wren zed`.split(/\s+/),
);

const SHORT_NAME_LETTERS = 3;

/** Warnings about names that will cost matches in stories, and about categories that look mistyped. */
export function checkNames(entries: readonly EntryNames[], tree: YamlTree, file: string): Diagnostic[] {
  const warn = (at: NameAt, message: string, remedy: string): Diagnostic => {
    return { file, ...tree.placeOf(at.path), severity: "warning", message, remedy };
  };
  return [
    ...findSharedNames(entries).map(({ name, first }) =>
      warn(
        name,
        `"${name.text}" also names the project of line ${tree.placeOf(first.path).line}`,
        "a story's bare word can't tell them apart: give each project its own name, or `context`",
      ),
    ),
    ...entries.flatMap(({ name, hasContext }) =>
      name !== null && !hasContext && isEverydayWord(name.key)
        ? [
            warn(
              name,
              `"${name.text}" is also an everyday word`,
              "give `context`: words that stand near it when the project is meant",
            ),
          ]
        : [],
    ),
    ...findStrayCategories(entries).map(({ category, meant }) =>
      warn(category, `no other project is in the category "${category.text}"`, `did you mean "${meant}"?`),
    ),
  ];
}

/** Whether a name says too little alone. @param name folded */
export function isEverydayWord(name: string): boolean {
  return EVERYDAY_WORDS.has(name) || (name.length <= SHORT_NAME_LETTERS && /^[a-z]+$/.test(name));
}

function findSharedNames(entries: readonly EntryNames[]): { name: NameAt; first: NameAt }[] {
  const owners = new Map<string, { entry: EntryNames; first: NameAt }>();
  return entries.flatMap((entry) =>
    [...(entry.name === null ? [] : [entry.name]), ...entry.aliases].flatMap((name) => {
      const known = owners.get(name.key);
      if (known === undefined) owners.set(name.key, { entry, first: name });
      return known === undefined || isSameProject(known.entry, entry) ? [] : [{ name, first: known.first }];
    }),
  );
}

/** An entry listed twice is told as such, not as two projects of one name. */
function isSameProject(a: EntryNames, b: EntryNames): boolean {
  return a === b || (a.repo !== null && a.repo.key === b.repo?.key);
}

/** A category used once whose spelling is a slip away from one used more. */
function findStrayCategories(entries: readonly EntryNames[]): { category: NameAt; meant: string }[] {
  const categories = entries.flatMap(({ category }) => (category === null ? [] : [category]));
  const counts = new Map<string, number>();
  for (const { text } of categories) counts.set(text, (counts.get(text) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count > 1).map(([text]) => text);
  return categories.flatMap((category) => {
    if (counts.get(category.text) !== 1 || category.text.length > 50) return [];
    const meant = common.find((text) => editDistance(text.toLowerCase(), category.key) <= 2);
    return meant === undefined ? [] : [{ category, meant }];
  });
}
