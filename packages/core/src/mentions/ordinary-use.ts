import { isEnglishWord, isPersonOrPlace } from "./everyday-words.ts";
import { isCapitalised } from "./letters.ts";
import type { Tokens } from "./tokens.ts";

/*
 * General signs that an ambiguous name is an ordinary word where it stands: part of a date, of a person's or another
 * thing's longer name, a verb after an auxiliary, a noun after an article.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const MONTHS = list(
  "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december",
);
const BEFORE_VERBS = list(
  "to will would can could should shall may might must do does did don't not never i we you they he she it who which please let's let s t ll",
);
const BEFORE_NOUNS = list(
  "a an the this these those some any my your our his her its their no each every another one's",
);
const NUMBER = /^\d{1,4}(?:st|nd|rd|th)?$/i;

/** Whether a month's name stands beside a day or a year. */
export function isDate(tokens: Tokens, first: number, last: number): boolean {
  if (!MONTHS.has(wordAt(tokens, first).toLowerCase())) return false;
  return isNumberBeside(tokens, first - 1, first) || isNumberBeside(tokens, last, last + 1);
}

function isNumberBeside(tokens: Tokens, left: number, right: number): boolean {
  if (left < 0 || right >= tokens.count) return false;
  const gap = (tokens.starts[right] ?? 0) - (tokens.ends[left] ?? 0);
  return gap <= 2 && (NUMBER.test(wordAt(tokens, left)) || NUMBER.test(wordAt(tokens, right)));
}

/**
 * Whether the name is a piece of a longer proper name: a capitalised word that is no English word follows it ("Jan
 * Lehnardt") or goes before it ("Travis Cline"), or any capitalised word goes before it within a sentence ("Candy Crush")
 * whose words are not all capitalised. `isKnown` tells words that belong to the project's own topic.
 */
export function isPieceOfName(tokens: Tokens, first: number, last: number, isKnown: (at: number) => boolean): boolean {
  if (!isCapitalised(wordAt(tokens, first))) return false;
  const next = last + 1;
  if (
    isBesideBySpace(tokens, last, next) &&
    tokens.breaks[next] !== 1 &&
    !isKnown(next) &&
    isForeign(wordAt(tokens, next))
  ) {
    return true;
  }
  const before = first - 1;
  if (!isBesideBySpace(tokens, before, first) || tokens.breaks[first] === 1 || isKnown(before)) return false;
  const word = wordAt(tokens, before);
  if (isForeign(word)) return true;
  return isProper(word) && tokens.breaks[before] !== 1 && !isInTitleCase(tokens, first);
}

/** Whether an English word in lower case stands where the sentence needs that word. */
export function isPlainWord(tokens: Tokens, first: number, isKnown: (at: number) => boolean): boolean {
  const name = wordAt(tokens, first);
  if (name !== name.toLowerCase() || !isEnglishWord(name) || tokens.breaks[first] === 1 || first === 0) return false;
  const before = wordAt(tokens, first - 1).toLowerCase();
  if (BEFORE_VERBS.has(before)) return true;
  return BEFORE_NOUNS.has(before) && !(first + 1 < tokens.count && isKnown(first + 1));
}

/** A capitalised word that English does not have otherwise: most often a surname or a given name. */
function isForeign(word: string): boolean {
  return isProper(word) && (isPersonOrPlace(word.toLowerCase()) || !isEnglishWord(word.toLowerCase()));
}

/** `Word`, but not `WORD`, `W` or `wOrd`. */
function isProper(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word);
}

const LONG_WORD = 4;
const LOOK = 6;

/** Whether most longer words nearby are capitalised, as in a heading: a capital says nothing there. */
function isInTitleCase(tokens: Tokens, at: number): boolean {
  let long = 0;
  let capitalised = 0;
  for (let i = Math.max(0, at - LOOK); i < Math.min(tokens.count, at + LOOK); i++) {
    const word = wordAt(tokens, i);
    if (i === at || word.length < LONG_WORD) continue;
    long++;
    if (isCapitalised(word)) capitalised++;
  }
  return long >= 2 && capitalised / long > 0.6;
}

function isBesideBySpace(tokens: Tokens, left: number, right: number): boolean {
  if (left < 0 || right >= tokens.count) return false;
  const from = tokens.ends[left] ?? 0;
  return (tokens.starts[right] ?? 0) - from === 1 && tokens.text.charAt(from) === " ";
}

function wordAt({ text, starts, ends }: Tokens, at: number): string {
  return text.slice(starts[at], ends[at]);
}
