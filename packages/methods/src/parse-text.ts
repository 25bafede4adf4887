import type { Text } from "./section.ts";

/** A piece of a text. */
export type TextPiece =
  { kind: "text"; text: string } | { kind: "code"; text: string } | { kind: "link"; text: string; href: string };

const MARKED = /`([^`]+)`|\[([^[\]]+)\]\(([^)\s]+)\)/g;

/** The pieces of a text: plain, `code`, and [links](#anchor). */
export function parseText(text: Text): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    const [whole, code, label = "", href = ""] = match;
    if (match.index > end) pieces.push({ kind: "text", text: text.slice(end, match.index) });
    pieces.push(code === undefined ? { kind: "link", text: label, href } : { kind: "code", text: code });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: "text", text: text.slice(end) });
  return pieces;
}
