import { isSpace } from "./letters.ts";

/** The most UTF-16 units of an evidence span. */
export const EVIDENCE_UNITS = 200;
const ELLIPSIS = "…";
/** How far from the words the span may reach before it is tidied: tidying only shortens. */
const REACH = EVIDENCE_UNITS;

/**
 * A short span of a text around the words from `start` to `end`: on one line, without control or formatting characters,
 * at most `EVIDENCE_UNITS` long, cut between words, with an ellipsis where something was left out.
 */
export function cutEvidence(text: string, start: number, end: number): string {
  const from = Math.max(0, start - REACH);
  const before = tidy(text.slice(from, start));
  const after = tidy(text.slice(end, end + REACH));
  const words = cutEnd(
    tidy(text.slice(start, Math.min(end, start + EVIDENCE_UNITS))).trim(),
    EVIDENCE_UNITS,
    end - start > EVIDENCE_UNITS,
  );
  const room = EVIDENCE_UNITS - words.length;
  const afterRoom = Math.max(Math.floor(room / 2), room - before.length);
  const right = cutEnd(after, afterRoom, end + REACH < text.length);
  const left = cutStart(before, room - right.length, from > 0);
  return `${left}${words}${right}`.trim();
}

const IS_TIDY = /^(?:[\x21-\x7e]| (?! ))*$/;

function tidy(text: string): string {
  if (IS_TIDY.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\p{Cc}\s]+/gu, " ")
    .replace(/[\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, "");
}

/** The end of a text is left out where it has no room, at a space where there is one. */
function cutEnd(text: string, room: number, isCut: boolean): string {
  if (text.length <= room && !isCut) return text;
  if (room < 1) return "";
  const kept = text.slice(0, room - 1);
  const space = kept.lastIndexOf(" ");
  const isBetweenWords = space < 0 || isSpace(text.charCodeAt(kept.length));
  const cut = isBetweenWords ? kept : kept.slice(0, space);
  // A cut can leave half of a character behind.
  return `${cut
    .trimEnd()
    .toWellFormed()
    .replace(/\ufffd$/, "")}${ELLIPSIS}`;
}

/** The same for its beginning. */
function cutStart(text: string, room: number, isCut: boolean): string {
  if (text.length <= room && !isCut) return text;
  if (room < 1) return "";
  const kept = text.slice(Math.max(0, text.length - room + 1));
  const space = kept.indexOf(" ");
  return `${ELLIPSIS}${space < 0 ? "" : kept.slice(space + 1)}`;
}
