import { isEnglishWord } from "./everyday-words.ts";
import { MARKS, type LinkerIndex, type TargetName } from "./linker-index.ts";
import { isDate, isPieceOfName, isPlainWord } from "./ordinary-use.ts";
import type { Tokens } from "./tokens.ts";
import { WINDOW_WORDS, type NameWeights } from "./weights.ts";

/** An ambiguous name in a text: its first and last word. */
export interface NameHit {
  name: TargetName;
  first: number;
  last: number;
  /** It stands in a command, where names are typed in lower case. */
  isTyped: boolean;
}

/** What is known of the whole text. */
export interface TextSigns {
  /** Projects at whose own addresses it was published. */
  own: ReadonlySet<number>;
  /** Projects whose owner or maintainer it names. */
  strong: ReadonlySet<number>;
  /** Projects whose repository's name it gives to somebody else (`pressly/goose`). */
  others: ReadonlySet<number>;
}

/** Which project a sure sign at a word names, of the same text. */
export type SureAt = ReadonlyMap<number, number>;

/** A text with all that was found in it. */
export interface ReadText {
  tokens: Tokens;
  sure: SureAt;
  story: TextSigns;
}

/**
 * Weighs an ambiguous name by the words around it, within its sentence and `WINDOW_WORDS` to either side: 0 to 1, and 0
 * where it can't reach `atLeast`.
 */
export function weighName(
  hit: NameHit,
  text: ReadText,
  index: LinkerIndex,
  weights: NameWeights,
  atLeast: number,
): number {
  const isDescriptive = hit.name.shape === "descriptive";
  const spelling = readSpelling(hit, text.tokens);
  if (isDescriptive && spelling === "other") return 0;
  const { isNear, topics, isOtherwise } = readWindow(hit, text, index);
  const sum =
    weights.name +
    { name: weights.spelling, "name at start": weights.spellingAtStart, other: 0 }[spelling] +
    weighStrong(hit.name.target, isNear, text.story, weights) +
    (isDescriptive ? 0 : weights.topics.slice(0, topics).reduce((total, weight) => total + weight, 0));
  if (toScore(sum) < atLeast) return 0;
  const isAgainst = isOtherwise || standsAgainst(hit, text, index);
  return toScore(sum - (isAgainst ? weights.negative : 0));
}

function toScore(sum: number): number {
  return Math.min(1, Math.max(0, Math.round(sum * 100) / 100));
}

function weighStrong(target: number, isNear: boolean, story: TextSigns, weights: NameWeights): number {
  if (story.own.has(target)) return weights.own;
  if (isNear) return weights.strongNear;
  return story.strong.has(target) ? weights.strongFar : 0;
}

/** What stands in the window around a name: topics, an owner or maintainer, a phrase that means something else. */
function readWindow(hit: NameHit, { tokens, sure }: ReadText, index: LinkerIndex) {
  const { target } = hit.name;
  const topics: number[] = [];
  const addTopic = (key: number): unknown => topics.includes(key) || topics.push(key);
  let isNear = false;
  let isOtherwise = false;
  const { from, to } = windowOf(tokens, hit.first, hit.last);
  for (let at = from; at <= to; at++) {
    const marks = index.marks[tokens.ids[at] ?? 0] ?? 0;
    if (marks === 0) continue;
    if ((marks & MARKS.strong) !== 0) isNear ||= index.strong.holdsAt(tokens, at, target);
    if ((marks & MARKS.notContext) !== 0) isOtherwise ||= meansOtherwise(hit, tokens, at, index);
    if (at >= hit.first && at <= hit.last) continue;
    const neighbour = sure.get(at);
    if (neighbour !== undefined && neighbour !== target) addTopic(-1 - neighbour);
    const topic = (marks & MARKS.topic) === 0 ? null : index.topics.matchAt(tokens, at, target);
    if (topic !== null) addTopic(topic.key);
  }
  return { isNear, isOtherwise, topics: topics.length };
}

/** Whether the text is of something else: somebody else's repository, a date, a longer name, an ordinary word. */
function standsAgainst({ name, first, last }: NameHit, { tokens, sure, story }: ReadText, index: LinkerIndex): boolean {
  if (story.others.has(name.target) || isDate(tokens, first, last)) return true;
  const isKnown = (at: number): boolean => isKnownWord(tokens, at, name.target, sure, index);
  return isPieceOfName(tokens, first, last, isKnown) || isPlainWord(tokens, first, isKnown);
}

/**
 * How a name is spelt. A coined word is a name in any case. An everyday word is one as the watchlist spells it; capitalised
 * within a sentence (`Flux` for `FLUX`), since at its beginning every word is; and where it is the whole label of a link
 * or an image, since people link names. In a command names are typed in lower case.
 */
function readSpelling(hit: NameHit, { text, starts, ends, breaks }: Tokens): "name" | "name at start" | "other" {
  const start = starts[hit.first] ?? 0;
  const end = ends[hit.last] ?? start;
  const found = text.slice(start, end);
  const lower = found.toLowerCase();
  if (hit.isTyped) return found === lower ? "name" : "other";
  if (!hit.name.isEveryday || isWholeLabel(text, start, end)) return "name";
  const isProper = /^\p{Lu}\p{Ll}+$/u.test(found);
  if (breaks[hit.first] !== 1) return isProper || isSpelt(hit.name, found) ? "name" : "other";
  if (!isSpelt(hit.name, found)) return "other";
  return isProper && isEnglishWord(lower) ? "name at start" : "name";
}

/** `[name](…)`, `![name](…)`. */
function isWholeLabel(text: string, start: number, end: number): boolean {
  return text.charAt(start - 1) === "[" && text.startsWith("](", end);
}

/** Whether a text spells a name as the watchlist does; spaces, hyphens and underscores are alike. */
export function isSpelt({ written }: TargetName, found: string): boolean {
  return found === written || softly(found) === softly(written);
}

function softly(text: string): string {
  return text.replace(/[\s_-]+/g, " ");
}

function windowOf({ count, breaks }: Tokens, first: number, last: number): { from: number; to: number } {
  let from = first;
  while (from > 0 && first - from < WINDOW_WORDS && breaks[from] !== 1) from--;
  let to = last;
  while (to + 1 < count && to - last < WINDOW_WORDS && breaks[to + 1] !== 1) to++;
  return { from, to };
}

function meansOtherwise(hit: NameHit, tokens: Tokens, at: number, { notContext }: LinkerIndex): boolean {
  const match = notContext.matchAt(tokens, at);
  if (match === null) return false;
  const isOver = at <= hit.last && at + match.words > hit.first;
  return match.values.some((value) => value === hit.name.target || (value === null && isOver));
}

function isKnownWord(tokens: Tokens, at: number, target: number, sure: SureAt, index: LinkerIndex): boolean {
  const id = tokens.ids[at] ?? 0;
  if (id === 0) return false;
  if (sure.has(at) || index.topics.matchAt(tokens, at, target) !== null) return true;
  if (index.strong.holdsAt(tokens, at, target)) return true;
  // The last word of an owner or topic of two words: "Black Forest Labs Flux", "Open AI Whisper".
  return at > 0 && isKnownPair(tokens, at - 1, target, index);
}

function isKnownPair(tokens: Tokens, at: number, target: number, index: LinkerIndex): boolean {
  const topic = index.topics.matchAt(tokens, at, target);
  if (topic !== null && topic.words > 1) return true;
  const strong = index.strong.matchAt(tokens, at);
  return strong !== null && strong.words > 1 && strong.values.includes(target);
}
