import { isEnglishWord, isPersonOrPlace } from "./everyday-words.ts";
import { FIELD_WORDS } from "./field-words.ts";
import { isSoftlyJoined, readPhrase } from "./phrase-trie.ts";

/**
 * How surely a name means its project wherever it stands.
 * - `unique`: in any spelling
 * - `as written`: in the spelling that the watchlist gives, else ambiguous
 * - `ambiguous`: only among words that make it mean the project
 * - `descriptive`: several everyday words ("MCP Servers"), which any text of that topic puts together: only beside the
 *   project's owner or maintainers
 */
export type NameShape = "unique" | "as written" | "ambiguous" | "descriptive";

const SHORT_LETTERS = 3;
const INNER_CAPITAL = /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u;
const FIELD_KEYS: ReadonlySet<string> = new Set(FIELD_WORDS.map((word) => word.toLowerCase()));

/**
 * What a name's form says. One word is ambiguous when it is in the dictionary, in any form, or a given name, a place or a
 * month, or has at most three letters. Digits, dots and capitals within make it no such word; nor is a coined word one. But
 * where the maintainer gave words that must stand near it (`context`), only the spelling given is sure. Several words are
 * unique unless each is everyday: then they must stand as written, and with `context` they only describe. An alias of
 * several words is given to tell a project apart, and does.
 */
export function nameShape(written: string, given: { hasContext: boolean; isAlias: boolean }): NameShape {
  const phrase = readPhrase(written);
  const { words } = phrase;
  const [word = ""] = words;
  if (words.join("").length < SHORT_LETTERS) return "ambiguous";
  if (words.length > 1) {
    if (!isSoftlyJoined(phrase) || given.isAlias || words.some(isDistinctive)) return "unique";
    return given.hasContext ? "descriptive" : "as written";
  }
  if (/\p{N}/u.test(word)) return "unique";
  const isEveryday = isEnglishWord(word) || isPersonOrPlace(word);
  const isMarked = INNER_CAPITAL.test(written);
  if (!isMarked && (isEveryday || word.length <= SHORT_LETTERS)) return "ambiguous";
  return isEveryday || given.hasContext ? "as written" : "unique";
}

/** Whether each word of a name is in the dictionary, or a person's or a place's name, or of at most three letters. */
export function isEverydayName(written: string): boolean {
  return readPhrase(written).words.every(
    (word) => isEnglishWord(word) || isPersonOrPlace(word) || word.length <= SHORT_LETTERS,
  );
}

function isDistinctive(word: string): boolean {
  return !isEnglishWord(word) && !FIELD_KEYS.has(word) && !/^\p{N}+$/u.test(word);
}
