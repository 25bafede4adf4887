import { isCopyrightLine, listNames } from "./copyright-line.ts";
import { EQUIVALENTS, PHRASES } from "./equivalents.ts";

/*
 * What of a licence's text is compared: its words in order. SPDX's matching guidelines (Annex B of its specification)
 * say what may differ between two copies of one licence: case, space, quotation marks, comment marks, bullets, notices of
 * copyright, and some spellings.
 */

/** Marks of comments, quotes and headings at the beginning of a line. */
const DECORATION = /^[\s>]*(?:\/\*+!?|\*+\/|\/\/+|#+|;+|%+|--+|\.\.(?=\s)|(?:rem|dnl)\b|\*(?=\s|$))?\s*/i;
const BULLET = /^(?:[-*•·o]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+)(?=\s)\s*/i;
const ENTITIES: Readonly<Record<string, string>> = { "&copy;": "(c)", "&quot;": '"', "&amp;": "&" };

/** The words of a text, in lower case, without what may differ between copies of one licence. */
export function readWords(text: string): string[] {
  return readText(text).words;
}

/** Likewise, with the words that it calls somebody by. */
export function readText(text: string): { words: string[]; names: ReadonlySet<string> } {
  const lines = text
    .normalize("NFKC")
    .replace(/\uFEFF/g, "")
    .replaceAll("©", "(c)")
    .replaceAll("ⓒ", "(c)")
    .replace(/&(?:copy|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) =>
      line
        .replace(DECORATION, "")
        .replace(/(?<!\*)\*+\/\s*$/, "")
        .trim(),
    );
  const kept: string[] = [];
  const notices: string[] = [];
  let isNewParagraph = true;
  for (const line of lines) {
    const isLeftOut = isCopyrightLine(line, isNewParagraph);
    if (isLeftOut) notices.push(line);
    else kept.push(line.replace(BULLET, ""));
    // After a notice another may follow at once.
    isNewParagraph = isLeftOut || !/[\p{L}\p{N}]/u.test(line);
  }
  const words =
    kept
      .join("\n")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    words: join(words.map((word) => EQUIVALENTS.get(word) ?? word).filter((word) => word !== "")),
    names: new Set([...listNames(notices, kept)].map((word) => EQUIVALENTS.get(word) ?? word)),
  };
}

/** Spellings in two words. */
function join(words: readonly string[]): string[] {
  let text = ` ${words.join(" ")} `;
  for (const [from, to] of PHRASES) text = text.replaceAll(` ${from} `, ` ${to} `);
  return text.trim() === "" ? [] : text.trim().split(" ");
}
