import { hashUnit, type Lexicon } from "./lexicon.ts";
import { isSpace, isWordUnit } from "./letters.ts";

/** A text as words: where each begins and ends, its number in the lexicon (0: not there), and where sentences begin. */
export interface Tokens {
  text: string;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  ids: Int32Array;
  /** 1 where a word begins a sentence. */
  breaks: Uint8Array;
}

const NEWLINE = 0x0a;
/** `-`, `*`, `#`, `>`, `|`, `+`, `•`: a line that begins with one is an item, a heading, a quotation or a row. */
const LINE_MARKS = new Set([0x2d, 0x2a, 0x23, 0x3e, 0x7c, 0x2b, 0x2022]);
/** `.`, `!`, `?`, `…` end a sentence where a space and no lower-case letter follow; `。`, `！`, `？` always. */
const ENDS = new Set([0x2e, 0x21, 0x3f, 0x2026]);
const WIDE_ENDS = new Set([0x3002, 0xff01, 0xff1f]);
/** Quotation marks, brackets and emphasis may stand between a sentence's end and the space. */
const CLOSERS = new Set([0x22, 0x27, 0x29, 0x5d, 0x2a, 0x5f, 0x60, 0x201d, 0x2019]);

export function createTokens(): Tokens {
  const size = 1024;
  return {
    text: "",
    count: 0,
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    ids: new Int32Array(size),
    breaks: new Uint8Array(size),
  };
}

/** Cuts a text into words, in one pass; `into` is filled anew. */
export function tokenise(text: string, lexicon: Lexicon, into: Tokens): Tokens {
  into.text = text;
  into.count = 0;
  const gap = new Gap();
  const { length } = text;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (!isWordUnit(unit)) {
      gap.see(unit);
      at++;
      continue;
    }
    const start = at;
    let hash = 0;
    let isAscii = true;
    for (let u = unit; ; u = text.charCodeAt(at)) {
      if (u > 0x7f) isAscii = false;
      hash = hashUnit(hash, u >= 0x41 && u <= 0x5a ? u + 32 : u);
      at++;
      if (at >= length || !isWordUnit(text.charCodeAt(at))) break;
    }
    const isCandidate = at - start <= lexicon.longest && (!isAscii || lexicon.mayHold(hash));
    const id = isCandidate ? lexicon.idOf(text.slice(start, at).toLowerCase()) : 0;
    push(into, start, at, id, gap.isBreakBefore(unit));
    gap.reset();
  }
  return into;
}

function push(into: Tokens, start: number, end: number, id: number, isBreak: boolean): void {
  if (into.count === into.starts.length) grow(into);
  into.starts[into.count] = start;
  into.ends[into.count] = end;
  into.ids[into.count] = id;
  into.breaks[into.count] = isBreak ? 1 : 0;
  into.count++;
}

function grow(into: Tokens): void {
  const size = into.starts.length * 2;
  const widen = (from: Int32Array): Int32Array => {
    const to = new Int32Array(size);
    to.set(from);
    return to;
  };
  into.starts = widen(into.starts);
  into.ends = widen(into.ends);
  into.ids = widen(into.ids);
  const breaks = new Uint8Array(size);
  breaks.set(into.breaks);
  into.breaks = breaks;
}

/** What stands between two words, as far as it says whether a sentence ends there. */
class Gap {
  #isFirst = true;
  #newlines = 0;
  #hasEnd = false;
  #hasSpaceAfterEnd = false;
  #isCertain = false;

  see(unit: number): void {
    if (unit === NEWLINE) this.#newlines++;
    else if (this.#newlines > 0 && LINE_MARKS.has(unit)) this.#isCertain = true;
    if (ENDS.has(unit)) this.#hasEnd = true;
    else if (WIDE_ENDS.has(unit)) this.#isCertain = true;
    else if (isSpace(unit)) this.#hasSpaceAfterEnd ||= this.#hasEnd;
    else if (!CLOSERS.has(unit) && !this.#hasSpaceAfterEnd) this.#hasEnd = false;
  }

  isBreakBefore(unit: number): boolean {
    const isLower = unit >= 0x61 && unit <= 0x7a;
    return this.#isFirst || this.#isCertain || this.#newlines > 1 || (this.#hasSpaceAfterEnd && !isLower);
  }

  reset(): void {
    this.#isFirst = false;
    this.#newlines = 0;
    this.#hasEnd = false;
    this.#hasSpaceAfterEnd = false;
    this.#isCertain = false;
  }
}
