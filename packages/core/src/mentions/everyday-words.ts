import { everydayStems } from "./everyday-stems.ts";
import packed from "./everyday-words.json" with { type: "json" };

/** English words, and names of people, places and months; made when first asked for. */
let lists: { words: ReadonlySet<string>; names: ReadonlySet<string> } | null = null;

function readLists(): { words: ReadonlySet<string>; names: ReadonlySet<string> } {
  lists ??= { words: unpack(packed.words), names: unpack(packed.names) };
  return lists;
}

/**
 * Whether a lower-case word is English, in any form (`goose`, `outlines`, `continued`), by SCOWL's lists of the commoner
 * half of the language. Words of more than eleven letters are known only as forms of shorter ones.
 */
export function isEnglishWord(word: string): boolean {
  return isListed(readLists().words, word);
}

/** Whether a lower-case word is a given name, a surname, a place, a month or such (`jan`, `devin`, `paris`). */
export function isPersonOrPlace(word: string): boolean {
  return readLists().names.has(word);
}

function isListed(words: ReadonlySet<string>, word: string): boolean {
  return (
    words.has(word) ||
    everydayStems(word).some((stem) => words.has(stem) || everydayStems(stem).some((s) => words.has(s)))
  );
}

/** Undoes what `scripts/write-everyday-words.mjs` does: a capital says how much a word shares with the one before. */
function unpack(text: string): Set<string> {
  const words = new Set<string>();
  let word = "";
  for (const [, capital = "A", rest = ""] of text.matchAll(/([A-Z])([a-z]*)/g)) {
    word = word.slice(0, capital.charCodeAt(0) - 65) + rest;
    words.add(word);
  }
  return words;
}
