import { isAlias, isMap, isScalar, isSeq, type Document, type YAMLSeq } from "yaml";
import { parseYaml } from "../yaml-tree.ts";

/** A part of the text: from an offset up to another, without the end of its last line. */
export interface Chunk {
  start: number;
  end: number;
}

/** Where the entries of a list stand in the text. */
export interface ListLayout {
  /** Whether it is written in brackets: `[a/b, c/d]`. */
  flow: boolean;
  /**
   * Each entry: in brackets its value; else its lines, with the comments directly above them and those further in that
   * follow, as far as no empty line parts them from it.
   */
  chunks: Chunk[];
  /** What stands before each hyphen, and between it and the value. */
  indent: string;
  gap: string;
  /** Where the list begins: after its bracket, or at the line of its first entry. */
  start: number;
  /** How most of its texts are quoted. */
  quotes: "PLAIN" | "QUOTE_DOUBLE" | "QUOTE_SINGLE";
}

/**
 * Finds the entries of a list at the top of a document.
 * @param text without a byte-order mark
 * @returns null when the text holds no such list
 */
export function readLayout(text: string, key: string): ListLayout | null {
  const list = findList(parseYaml(text, { keepSourceTokens: true }), key);
  if (list === null) return null;
  const quotes = findQuotes(list);
  if (list.flow === true) {
    const start = (list.range?.[0] ?? 0) + 1;
    const chunks = list.items.map((item) => ({ start: rangeOf(item)[0], end: rangeOf(item)[1] }));
    return { flow: true, chunks, indent: "", gap: " ", start, quotes };
  }
  const hyphens = findHyphens(list);
  const [first = 0] = hyphens;
  const indent = text.slice(lineStart(text, first), first);
  const chunks: Chunk[] = [];
  for (const [i, hyphen] of hyphens.entries()) {
    const floor = chunks.at(-1)?.end ?? -1;
    const end = withInnerComments(text, lastLineEnd(text, endOf(list.items[i])), indent.length);
    chunks.push({ start: withCommentsAbove(text, lineStart(text, hyphen), floor), end });
  }
  const value = list.items[0] === undefined ? first + 2 : rangeOf(list.items[0])[0];
  const between = text.slice(first + 1, value);
  const gap = /^ +$/.test(between) ? between : " ";
  return { flow: false, chunks, indent, gap, start: lineStart(text, first), quotes };
}

function findList(document: Document, key: string): YAMLSeq | null {
  if (!isMap(document.contents)) return null;
  const list: unknown = document.contents.get(key, true);
  return isSeq(list) ? list : null;
}

function findHyphens({ srcToken }: YAMLSeq): number[] {
  if (srcToken?.type !== "block-seq") return [];
  return srcToken.items.flatMap(({ start }) => {
    const hyphen = start.find(({ type }) => type === "seq-item-ind");
    return hyphen === undefined ? [] : [hyphen.offset];
  });
}

function findQuotes(list: YAMLSeq): ListLayout["quotes"] {
  const counts = { PLAIN: 0, QUOTE_DOUBLE: 0, QUOTE_SINGLE: 0 };
  for (const item of list.items) {
    const repo: unknown = isMap(item) ? item.get("repo", true) : item;
    if (isScalar(repo) && (repo.type === "QUOTE_DOUBLE" || repo.type === "QUOTE_SINGLE")) counts[repo.type] += 1;
    else counts.PLAIN += 1;
  }
  if (counts.QUOTE_DOUBLE > counts.PLAIN + counts.QUOTE_SINGLE) return "QUOTE_DOUBLE";
  return counts.QUOTE_SINGLE > counts.PLAIN + counts.QUOTE_DOUBLE ? "QUOTE_SINGLE" : "PLAIN";
}

function rangeOf(node: unknown): [number, number] {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null;
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}

/** Where a value's last character has been: the range of a block of lines also takes in what follows it. */
function endOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    const value = last?.value ?? null;
    return value === null ? rangeOf(last?.key)[1] : Math.max(rangeOf(last?.key)[1], endOf(value));
  }
  if (isSeq(node) && node.flow !== true) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The end of the line that a value ends on. Text in a block of its own (`|`) has had its last break already. */
function lastLineEnd(text: string, end: number): number {
  return endOfLine(text, text[end - 1] === "\n" ? end - 1 : end);
}

/** The end of a line without its break. */
function endOfLine(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  const end = at === -1 ? text.length : at;
  return text[end - 1] === "\r" ? end - 1 : end;
}

/** Comments directly below, further in than the hyphens, still speak of the entry. */
function withInnerComments(text: string, end: number, column: number): number {
  let last = end;
  for (;;) {
    const next = text.indexOf("\n", last);
    if (next === -1) return last;
    const stop = endOfLine(text, next + 1);
    const found = /^( *)#/.exec(text.slice(next + 1, stop));
    if (found === null || (found[1] ?? "").length <= column) return last;
    last = stop;
  }
}

/** @param floor the end of what stands before; -1: nothing does */
function withCommentsAbove(text: string, start: number, floor: number): number {
  let first = start;
  while (first > 0) {
    const above = lineStart(text, first - 1);
    if (above <= floor || !/^ *#/.test(text.slice(above, first))) return first;
    first = above;
  }
  return first;
}
