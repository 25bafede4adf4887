import { isRepoName } from "@groundswell/core";
import { quoteText, type Fault } from "./faults.ts";

/** What a spreadsheet takes for the start of a formula, full-width forms included. */
const FORMULA_START = /^[=+\-@＝＋－＠]/;

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

const MAX_SOURCE_CHARACTERS = 200;
const MAX_TAG_BYTES = 255;

/** What is wrong with a repository's name, or null. */
export function findRepoFault(text: string): Fault | null {
  if (isRepoName(text)) return null;
  const remedy = "write it as owner/name, as on github.com";
  if (text === "") return { message: "repo is empty", remedy };
  if (FORMULA_START.test(text)) return { message: `repo is a spreadsheet formula: ${quoteText(text)}`, remedy };
  return { message: `repo is not an owner/name: ${quoteText(text)}`, remedy };
}

/** What is wrong with a source's name, or null. It is a short plain text. */
export function findSourceFault(text: string): Fault | null {
  const remedy = `name the source in plain text of 1 to ${MAX_SOURCE_CHARACTERS} characters`;
  if (text === "") return { message: "source is empty", remedy };
  const shown = quoteText(text);
  if (FORMULA_START.test(text)) return { message: `source is a spreadsheet formula: ${shown}`, remedy };
  if (CONTROL.test(text)) return { message: `source holds control characters: ${shown}`, remedy };
  if (text !== text.trim()) return { message: `source begins or ends with a space: ${shown}`, remedy };
  if (text.length > MAX_SOURCE_CHARACTERS || !text.isWellFormed())
    return { message: `source is not a short text: ${shown}`, remedy };
  return null;
}

/**
 * What git does not allow in the name of a tag: https://git-scm.com/docs/git-check-ref-format
 * A leading `@`, `=`, `+` or `-` is allowed there, so it is here; writing guards against spreadsheets.
 */
const NOT_A_TAG = /[ ~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|^\.|\/\.|\.$|\.lock(\/|$)|^@$/;

/** What is wrong with a tag's name, or null. */
export function findTagFault(text: string): Fault | null {
  const remedy = "write the tag as `git tag` lists it";
  if (text === "") return { message: "tag is empty", remedy };
  const shown = quoteText(text);
  if (NOT_A_TAG.test(text) || CONTROL.test(text) || !text.isWellFormed()) {
    const what = FORMULA_START.test(text) ? "is a spreadsheet formula" : "is not a name that git allows";
    return { message: `tag ${what}: ${shown}`, remedy };
  }
  if (text.length > MAX_TAG_BYTES || Buffer.byteLength(text) > MAX_TAG_BYTES)
    return { message: `tag is too long: ${shown}`, remedy };
  return null;
}

/** One `'` before a text that a spreadsheet would run, and before one that begins with `'`, so that it can be undone. */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) || text.startsWith("'") ? `'${text}` : text;
}

/** Undoes `guardFormula`; a text that was never guarded and does not look guarded stays as it is. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && (FORMULA_START.test(text.slice(1)) || text.startsWith("''")) ? text.slice(1) : text;
}
