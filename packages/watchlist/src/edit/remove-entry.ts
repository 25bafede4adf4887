import type { ListLayout } from "./read-layout.ts";

/**
 * Takes an entry out of a list that has others, with the empty line that parted it from them.
 * @returns null when the entry is in brackets and a comment beside it may be its own, or another's
 */
export function cutEntry(text: string, { flow, chunks, start }: ListLayout, at: number): string | null {
  const own = chunks[at];
  if (own === undefined) return text;
  if (flow) {
    const before = chunks[at - 1];
    const after = chunks[at + 1];
    // Between values in brackets stand commas, white space and comments.
    const isCommented =
      text.slice(before?.end ?? start, own.start).includes("#") || /^[\s,]*#/.test(text.slice(own.end));
    if (isCommented) return null;
    if (before !== undefined) return text.slice(0, before.end) + text.slice(own.end);
    return text.slice(0, own.start) + text.slice(after?.start ?? own.end);
  }
  const before = text.slice(0, own.start);
  const isLast = at === chunks.length - 1;
  const broken = /^\r?\n/.exec(text.slice(own.end));
  // The file's last line has no break: then the one before it has none either.
  if (broken === null) return dropBlankEnd(before);
  const after = text.slice(own.end + broken[0].length);
  if (isLast && /^\s*$/.test(after)) {
    const kept = dropBlankEnd(before);
    return kept + (/^[ \t]*\r?\n/.exec(before.slice(kept.length))?.[0] ?? "") + after;
  }
  const isParted = at === 0 || /\n[ \t]*\r?\n$/.test(before);
  return before + (isParted ? after.replace(/^(?:[ \t]*\r?\n)+/, "") : after);
}

/** A text without the lines that are blank at its end, and without the break before them. */
function dropBlankEnd(text: string): string {
  return text.endsWith("\n") ? text.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, "") : text;
}
