import { isCapitalised, isSpace, isWordUnit } from "./letters.ts";

/** What may follow a name after a hyphen without making it another's: `Goose-powered`, `Whisper-based`. */
const SUFFIXES = new Set(
  "based powered like style compatible native ready first only driven generated hosted backed enabled related specific managed flavored flavoured friendly inspired focused side free team".split(
    " ",
  ),
);

/**
 * Whether a name stands by itself, and is no piece of an identifier, a path, an address, another's name or a command's
 * option: `faster-whisper`, `goose.yaml`, `pressly/goose`, `io::Cursor`, `--continue`, `&Void`, `void(` hold no name.
 */
export function isStandingAlone(text: string, start: number, end: number): boolean {
  return isOpenBefore(text, start, end) && isOpenAfter(text, start, end);
}

function isOpenBefore(text: string, start: number, end: number): boolean {
  if (start === 0) return true;
  const unit = text.charCodeAt(start - 1);
  const before = start > 1 ? text.charCodeAt(start - 2) : 0x20;
  switch (text.charAt(start - 1)) {
    case "-":
    case "#":
      return isSpace(before);
    case "_":
      return !isWordUnit(before);
    case ".":
      return before === 0x2e;
    case ":":
      return before !== 0x3a;
    case "/":
      return isWordUnit(before) && isCapitalised(text.slice(start, end)) && isCapitalised(wordBefore(text, start - 1));
    case "\\":
      return before === 0x6e || isSpace(before); // "\n" of text that was quoted twice
    case "@":
    case "&":
    case "$":
    case "=":
    case "%":
    case "~":
      return false;
    case "<":
      return false;
    default:
      return !isWordUnit(unit);
  }
}

function isOpenAfter(text: string, start: number, end: number): boolean {
  const after = text.charCodeAt(end + 1);
  const goesOn = end + 1 < text.length && isWordUnit(after);
  switch (text.charAt(end)) {
    case "-":
      return !goesOn || isSuffix(text, end + 1);
    case "_":
      return !goesOn;
    case ".":
      return !goesOn || isCapitalised(text.charAt(end + 1));
    case "/":
      return !goesOn || (isCapitalised(text.charAt(start)) && isCapitalised(text.charAt(end + 1)));
    case ":":
      return text.charAt(end + 1) !== ":" && !text.startsWith("://", end);
    case "(":
    case "=":
    case "\\":
      return false;
    default:
      return true;
  }
}

function isSuffix(text: string, at: number): boolean {
  const [word = ""] = /^[\p{L}\p{N}]{1,20}/u.exec(text.slice(at, at + 20)) ?? [];
  const after = text.charAt(at + word.length);
  return SUFFIXES.has(word.toLowerCase()) && !/[-_./]\w/.test(after + text.charAt(at + word.length + 1));
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 40 && isWordUnit(text.charCodeAt(start - 1))) start--;
  const isPath = text.charAt(start - 1) === "/" || text.charAt(start - 1) === ".";
  return isPath ? "" : text.slice(start, end);
}
