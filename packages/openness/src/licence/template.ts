import { areNames } from "./copyright-line.ts";
import { readWords } from "./words.ts";

/** A licence's words, with blanks in which each copy says a name, a year or the like. */
export interface Template {
  /** Words between blanks. */
  runs: string[][];
  /** What the listed text says in the blank after each run but the last: a copy may leave it so. */
  blanks: string[][];
  /** Words in all runs. */
  length: number;
}

/** What a copy is looked for in: its words, and those of them that are names. */
export interface Text {
  words: readonly string[];
  names: ReadonlySet<string>;
}

const OPEN = "blankopensblank";
const SHUT = "blankshutsblank";
/** What a blank may hold; the longest are those that nobody filled in. */
const MOST_WORDS = 20;

/** Blanks as licences print them: `<year>`, `[name of copyright owner]`. */
const PRINTED = /([<[{])([^<>[\]{}]*)([>\]}])/g;
const FILLED_IN =
  /\b(?:year|yyyy|yy|names?|owners?|holders?|organi[sz]ation|author|copyright|one line|signature|date)\b/i;

/** Where licences name a party without a printed blank; copies name their own. */
const NAMED: readonly RegExp[] = [
  /(?<= neither the names? of )(.{3,80}?)(?= nor the names of )/g,
  /(?<= nor the names of )(its|their)(?= contributors )/g,
  /(?<= (?:software|documentation) is provided by )(.{3,80}?)(?= as is and any )/g,
  /(?<= in no event shall )(.{3,80}?)(?= be liable for any )/g,
  /(?<= as is and )(.{2,40}?)(?= disclaims all warranties )/g,
];

/** Reads the text of a licence as SPDX keeps it. */
export function readTemplate(text: string): Template {
  const words = readWords(
    text.replace(PRINTED, (all, open: string, said: string, shut: string) =>
      isPrinted(said) ? `${open}${OPEN} ${said} ${SHUT}${shut}` : all,
    ),
  );
  let line = ` ${words.join(" ")} `;
  for (const pattern of NAMED) {
    line = line.replace(pattern, (said) => (said.includes(OPEN) ? said : `${OPEN} ${said} ${SHUT}`));
  }
  return toTemplate(line.trim().split(" "));
}

/** Whether brackets hold a blank: on one line, which may be the next. */
function isPrinted(said: string): boolean {
  return FILLED_IN.test(said) && !said.trimStart().includes("\n");
}

function toTemplate(words: readonly string[]): Template {
  const runs: string[][] = [[]];
  const blanks: string[][] = [];
  let isBlank = false;
  for (const word of words) {
    if (word === OPEN) {
      // Blanks that follow on each other are one.
      if (runs.at(-1)?.length !== 0 || blanks.length === 0) {
        blanks.push([]);
        runs.push([]);
      }
      isBlank = true;
    } else if (word === SHUT) isBlank = false;
    else (isBlank ? blanks : runs).at(-1)?.push(word);
  }
  return trim(runs, blanks);
}

/** A blank at either end would take in what does not belong to the licence. */
function trim(runs: string[][], blanks: string[][]): Template {
  const start = runs[0]?.length === 0 ? 1 : 0;
  const end = runs.length > 1 && runs.at(-1)?.length === 0 ? runs.length - 1 : runs.length;
  const kept = runs.slice(start, end);
  return {
    runs: kept,
    blanks: blanks.slice(start, start + kept.length - 1),
    length: kept.reduce((sum, run) => sum + run.length, 0),
  };
}

/** The same without its first words. */
export function dropWords({ runs, blanks }: Template, count: number): Template {
  const [first = [], ...rest] = runs;
  return trim([first.slice(count), ...rest], blanks);
}

/** The same up to the end of a phrase; null where it has none, or nothing follows it. */
export function cutAfter({ runs, blanks }: Template, phrase: readonly string[]): Template | null {
  for (const [i, run] of runs.entries()) {
    const at = findRun(run, phrase, 0, run.length);
    if (at === -1) continue;
    const end = at + phrase.length;
    if (i === runs.length - 1 && end === run.length) return null;
    return trim([...runs.slice(0, i), run.slice(0, end)], blanks.slice(0, i));
  }
  return null;
}

/**
 * Where a copy of the licence that begins at a word ends; -1 when none does. Each run is looked for as soon after the
 * last as can be; what lies between must be names, or what the list has there.
 */
export function endOfCopy({ runs, blanks }: Template, { words, names }: Text, start: number): number {
  let at = start;
  for (const [i, run] of runs.entries()) {
    const found = findRun(words, run, at, i === 0 ? at + 1 : at + MOST_WORDS + 1);
    if (found === -1 || !isFilling(words.slice(at, found), blanks[i - 1] ?? [], names)) return -1;
    at = found + run.length;
  }
  return at;
}

function isFilling(words: readonly string[], listed: readonly string[], names: ReadonlySet<string>): boolean {
  return areNames(words, names) || words.join(" ") === listed.join(" ");
}

/** The first place in `from..until` (excluded) at which a run of words begins; -1. */
function findRun(words: readonly string[], run: readonly string[], from: number, until: number): number {
  for (let at = from; at < until && at + run.length <= words.length; at += 1) {
    if (run.every((word, i) => words[at + i] === word)) return at;
  }
  return -1;
}
