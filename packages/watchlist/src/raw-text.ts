import type { Diagnostic } from "@groundswell/core";

/** A file kept by hand has no business being larger; a parser's time grows with it. */
export const MAX_FILE_BYTES = 1_000_000;

/** What is wrong with a value, and what to do about it. */
export interface Fault {
  message: string;
  remedy: string;
}

/**
 * Whether a character can't be seen: C0 and C1 controls (tab and line feed apart), line and paragraph separators,
 * the byte-order mark, half of a surrogate pair, and marks that turn the direction of text, so that a name reads
 * other than it is.
 */
export function isInvisible(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a;
  return (
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff ||
    code === 0xfffe ||
    code === 0xffff
  );
}

/** A character's code point as people write it: `U+0007`. */
export function formatCodePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The first character of a text that can't be seen, or null. */
export function findInvisible(text: string): number | null {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isInvisible(code)) return code;
  }
  return null;
}

/** A text for a message: quoted, on one line, not long. */
export function quoteShort(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** Faults that are found before YAML is read: the file's size and characters that can't be seen. */
export function checkRawText(text: string, file: string): Diagnostic[] {
  if (text.length > MAX_FILE_BYTES || Buffer.byteLength(text) > MAX_FILE_BYTES) {
    const message = `the file is larger than ${MAX_FILE_BYTES / 1_000_000} MB`;
    return [{ file, line: 1, column: 1, severity: "error", message, remedy: "keep it to what is written by hand" }];
  }
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  return lines.flatMap((line, index) => {
    const place = firstInvisible(line);
    if (place === null) return [];
    const message = `the line holds an invisible character, ${formatCodePoint(place.code)}`;
    const remedy = "delete it, or write the line anew";
    return [{ file, line: index + 1, column: place.column, severity: "error" as const, message, remedy }];
  });
}

function firstInvisible(line: string): { column: number; code: number } | null {
  let column = 1;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    if (isInvisible(code)) return { column, code };
    column += character.length;
  }
  return null;
}
