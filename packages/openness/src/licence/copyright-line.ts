import { mayLimit } from "./limits.ts";

/** A notice is short. */
const MOST_WORDS = 24;
/** So is a name. */
const MOST_OF_A_NAME = 7;

const BEGINS = /^(?:portions\s+)?(?:(?:\(c\)|copyright)[\s:,]*)+/i;
/** What follows the word in a notice: a mark, a year, a blank to fill in, or who. */
const CERTAIN =
  /^(?:portions\s+)?(?:\(c\)[\s:]*(?:copyright\b|\d{4}|[<[{]|by\b)|copyright[\s:,]*(?:\(c\)|\d{4}|[<[{]|by\b))/i;
const RESERVED = /(?:^|[\s.,;])all rights reserved[.!]?$/i;

/** What may stand in a notice beside names: it only joins them, or says what kind of holder they are. */
const HOLDERS =
  "contributors? authors? developers? maintainers? team project community group members? owners? holders?";
const JOINS =
  "and & the of by at de del della der den van von da di du la le los las et al und y inc ltd llc gmbh co corp ag sa bv " +
  "others its copyright c name names email year yyyy present now affiliates subsidiaries and/or respective individual open source";
const HOLDER = new RegExp(`^(?:${HOLDERS.split(" ").join("|")})$`, "i");
const JOINING = new RegExp(`^(?:${JOINS.split(" ").join("|")})$`, "i");
/** An institute may be for something; a copy is not. */
const FOR_WHAT =
  /\b(Academy|Agency|Association|Corporation|Cent(?:er|re)|Council|Department|Foundation|Fund|Institute?|Laborator(?:y|ies)|Office|School|Society)\s+for(?=\s+(?:the\s+)?\p{Lu})/gu;

const YEARS = /^\d{1,4}(?:[-–—/,]\d{2,4})*[-–—]?(?:present|now)?$/i;
/** `Example`, `O'Neil`, `d'Arc`, `iText`, `A.`, `AT&T`. */
const NAME = /^(?:\p{Ll}{1,3}['’-]?)?\p{Lu}[\p{L}\p{M}\p{N}'’.&+/_-]*$/u;
/** What people call themselves and projects are called: one word, in small letters. */
const HANDLE = /^@?[\p{Ll}\p{N}][\p{L}\p{N}._-]*$/u;
/** Names in scripts without capitals are short, or those of companies; none of these signs says "not" or "only". */
const UNCASED = /^(?:\p{Lo}{1,5}|\p{Lo}{2,16}(?:公司|大学|大學|研究院|基金会|株式会社))$/u;
const LIMITS = /[禁不勿仅僅只非须須未无無得用商]/u;

const ADDRESS = /^[<([]?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/|www\.)[\w.~%/#?&=+:-]+)[>)\]]?[,.]?$/;
const BRACKETS = /[<[{(]([^<>[\]{}()]*)[>\]})]/g;
/** What blanks say that nobody has filled in. */
const BLANK =
  /^(?:of|the|and|or|one|line|first|last|full|fullname|names?|years?|y+|x+|\d+|digit|various|dates?|jahr|inhaber|from|to|copyright|copyrightholders?(?:name)?|holders?|owners?|authors?|organi[sz]ation|e-?mail|address|s|url|date|blankopensblank|blankshutsblank)$/i;
const ABBREVIATION =
  /^(?:\p{Lu}|(?:\p{L}{1,2}\.)+\p{L}{1,2}|inc|ltd|co|corp|llc|jr|sr|dr|st|prof|univ|dept|al|\d{4})$/iu;
const LEGAL_FORM = /^(?:inc|ltd|co|corp|llc)$/i;
/** First names and a form of companies that are words, too. */
const NAMES_AND_WORDS =
  /(?<=^|[\d,] |\b(?:and|by) )(?:Will|May|Grant)(?= \p{Lu}\p{Ll})|(?<=\p{Ll} )AS(?=[.,]|$)|\bor(?= its\b)/gu;

/**
 * Whether a line is a notice of copyright: whose it is changes no terms. It is made of years, names, addresses and what
 * joins them; a line that has anything else is none, and is compared as text.
 * @param isNewParagraph what goes before is blank or a notice; else the line goes on with a sentence
 */
export function isCopyrightLine(line: string, isNewParagraph: boolean): boolean {
  const said = line.trim().replace(RESERVED, "").trim();
  if (said === "") return line.trim() !== "";
  if (!BEGINS.test(said)) return false;
  if (!CERTAIN.test(said) && !(isNewParagraph && /^copyright\s+(?:the\s+)?\p{Lu}/iu.test(said))) return false;
  const rest = said
    .replace(BEGINS, "")
    .replace(BRACKETS, (all, inner: string) => (isBlank(inner) ? " " : all))
    .replace(FOR_WHAT, "$1")
    .split(/\s+/)
    .filter((word) => word !== "" && !ADDRESS.test(word));
  return !mayLimit(rest.join(" ").replace(NAMES_AND_WORDS, "")) && areHolders(rest);
}

function isBlank(inner: string): boolean {
  return inner.split(/[\s.,'/&-]+/).every((word) => word === "" || BLANK.test(word)) || BLANK.test(inner);
}

/** Whether words are years and names, in one sentence. */
function areHolders(words: readonly string[]): boolean {
  if (words.length > MOST_WORDS) return false;
  let [length, handles, mayBeHandle] = [0, 0, true];
  for (const [i, raw] of words.entries()) {
    const word = withoutMarks(raw);
    const next = words[i + 1];
    if (next !== undefined && endsSentence(raw, word, next)) return false;
    const isYear = YEARS.test(word);
    const isJoining = JOINING.test(word) || HOLDER.test(word);
    if (isYear || isJoining || word === "" || /^[-–—]$/.test(word)) length = 0;
    else if (NAME.test(word) || (UNCASED.test(word) && !LIMITS.test(word))) length += 1;
    else if (HANDLE.test(word) && mayBeHandle) handles += next !== undefined && HOLDER.test(next) ? 0 : 1;
    else return false;
    // A dash is between years, or between years and names.
    if (/^[-–—]$/.test(word) && i > 0 && next !== undefined && !YEARS.test(words[i - 1] ?? "")) return false;
    mayBeHandle = isYear || isJoining || raw.endsWith(",");
    if (raw.endsWith(",")) length = 0;
    if (length > MOST_OF_A_NAME || handles > 1) return false;
  }
  return true;
}

function withoutMarks(raw: string): string {
  let end = raw.length;
  while (end > 0 && `"'”’),.*`.includes(raw.charAt(end - 1))) end -= 1;
  return raw.slice(0, end).replace(/^["'“‘(]+/, "");
}

/** Whether something else begins after a word. */
function endsSentence(raw: string, word: string, next: string): boolean {
  if (/[;:!?]["'”’)]*$/.test(raw)) return true;
  if (!/\.["'”’)]*$/.test(raw) || /^(?:copyright|\(c\))/i.test(next)) return false;
  return (
    !ABBREVIATION.test(word) ||
    (LEGAL_FORM.test(word) && !JOINING.test(next) && !/^\d/.test(next) && !next.startsWith("("))
  );
}

/** What stands where a licence names a party, beside names. */
const PARTY = new RegExp(
  `^(?:${HOLDERS.split(" ").join("|")}|${JOINS.split(" ").join("|")}|or|above|listed|organi[sz]ations?|company|companys|university|regents|foundation|corporation|\\d+)$`,
);

/** What a text calls by name: the words of its notices, and those with a capital in a line that has small letters. */
export function listNames(notices: readonly string[], others: readonly string[]): Set<string> {
  const capitals = others
    .filter((line) => /\p{Ll}/u.test(line))
    .flatMap((line) => line.match(/(?<![\p{L}\p{N}])(?:\p{Ll}{1,3})?\p{Lu}[\p{L}\p{N}]*/gu) ?? []);
  const all = [...notices.flatMap((line) => line.match(/[\p{L}\p{N}]+/gu) ?? []), ...capitals];
  return new Set(all.map((word) => word.toLowerCase()));
}

/** Whether words say who somebody is, and nothing of what may be done. */
export function areNames(words: readonly string[], names: ReadonlySet<string>): boolean {
  const others = words.filter((word, i) => {
    const isHandle = HOLDER.test(words[i + 1] ?? "");
    return !PARTY.test(word) && !names.has(word) && !isHandle;
  });
  return others.length === 0 && !mayLimit(words.filter((word) => !PARTY.test(word)).join(" "));
}
