/** A notice is short. */
const MOST_WORDS = 24;

/** What no notice of copyright says, and a condition hidden in one would. */
const TERMS =
  /\b(?:agree\w*|allow\w*|any|below|commercial\w*|condition\w*|except\w*|fees?|forbid\w*|grant\w*|herein\w*|licen[cs]\w*|may|must|no|non\w*|not|only|pay\w*|permi\w*|prohibit\w*|provided|purposes?|redistribut\w*|restrict\w*|royalt\w*|shall|subject|terms?|unless|use[ds]?|using|warrant\w*|without)\b/i;

const BEGINS = /^(?:portions\s+)?(?:(?:\(c\)|copyright)[\s:,]*)+/i;
/** What follows the word in a notice: a mark, a year, a blank to fill in, or who. */
const CERTAIN =
  /^(?:portions\s+)?(?:\(c\)[\s:]*(?:copyright\b|\d{4}|[<[{]|by\b)|copyright[\s:,]*(?:\(c\)|\d{4}|[<[{]|by\b))/i;
const RESERVED = /\ball rights reserved\b[.!]?/i;

/**
 * Whether a line is a notice of copyright: whose it is changes no terms. A line that says more than that is none.
 * @param isNewParagraph what goes before is blank or a notice; else the line goes on with a sentence
 */
export function isCopyrightLine(line: string, isNewParagraph: boolean): boolean {
  const said = line.replace(RESERVED, "").trim();
  if (said === "") return line.trim() !== "";
  if (!BEGINS.test(said)) return false;
  if (!CERTAIN.test(said) && !(isNewParagraph && /^copyright\s+(?:the\s+)?\p{Lu}/iu.test(said))) return false;
  const rest = said.replace(BEGINS, "");
  return rest.split(/\s+/).length <= MOST_WORDS && !TERMS.test(rest);
}

/** Whether words say who somebody is, and nothing of what may be done. */
export function areNames(words: readonly string[]): boolean {
  return !TERMS.test(words.join(" "));
}
