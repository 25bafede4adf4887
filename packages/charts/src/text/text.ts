import { splitUnits } from "./break-text.ts";

/** Texts as they may appear in an image: cleaned, escaped, and measured without a canvas. */

/** Widths of U+0020–U+007E in thousandths of an em: the common metric of Arial, Helvetica and Liberation Sans. */
const ASCII_WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

export type Face = "regular" | "bold" | "serif";

/** Heavier and serif faces run wider; the margin also covers other fonts of the reader's system. */
const FACE_FACTOR: Record<Face, number> = { regular: 1.02, bold: 1.09, serif: 1.1 };

const MAX_LENGTH = 400;

/**
 * A text fit for display: no control characters, no direction overrides (they would reorder what stands beside them;
 * pairs that isolate a name stay), no broken surrogates, white space collapsed, at most 400 characters. A lone no-break
 * space stays one.
 */
export function cleanText(text: string): string {
  const spaced = text
    .toWellFormed()
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, (space) => (space === "\u00a0" || space === "\u202f" ? space : " "))
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066\u2067]/gu, "")
    .trim();
  if (spaced.length <= MAX_LENGTH) return dropLoneIsolates(spaced);
  return `${dropLoneIsolates(spaced.slice(0, MAX_LENGTH - 1).replace(/[\ud800-\udbff]$/, ""))}…`;
}

function dropLoneIsolates(text: string): string {
  return text.replace(/\u2068[^\u2068\u2069]*\u2069|[\u2068\u2069]/gu, (pair) => (pair.length > 1 ? pair : ""));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Escapes a text for XML content and attributes; what XML can't carry at all is dropped. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, "")
    .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? "");
}

/** Approximate width of a text in pixels. */
export function measureText(text: string, sizePx: number, face: Face = "regular"): number {
  let thousandths = 0;
  for (const char of text) thousandths += charWidth(char.codePointAt(0) ?? 0);
  return (thousandths / 1000) * sizePx * FACE_FACTOR[face];
}

function charWidth(code: number): number {
  const ascii = ASCII_WIDTHS[code - 32];
  if (ascii !== undefined) return ascii;
  if (code === 0xa0 || code === 0x202f) return 278;
  if (code < 0x300) return 600;
  if (
    code < 0x370 ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  )
    return 0;
  if (code < 0x1100) return 650;
  if (code >= 0x2010 && code <= 0x2022) return 560;
  return 1000;
}

/** How much wider than measured a digit may be, in thousandths: the zero of Instrument Sans, where its digits differ. */
const WIDEST_DIGIT = 100;

/** Width in pixels that a label of an axis has at most, in whichever of the faces it is drawn. */
export function boundText(text: string, sizePx: number): number {
  return measureText(text, sizePx) + ((text.match(/\d/gu)?.length ?? 0) * WIDEST_DIGIT * sizePx) / 1000;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text, or as many of its characters as fit, followed by an ellipsis. */
export function truncateText(text: string, maxPx: number, sizePx: number, face: Face = "regular"): string {
  if (measureText(text, sizePx, face) <= maxPx) return text;
  let width = measureText("…", sizePx, face);
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    width += measureText(segment, sizePx, face);
    if (width > maxPx) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Breaks a text where its language lets it into at most `maxLines` lines; the last one takes the rest, truncated. */
export function wrapText(text: string, maxPx: number, sizePx: number, maxLines: number, face: Face = "regular") {
  const lines: string[] = [];
  let line = "";
  const units = splitUnits(text);
  for (const [i, unit] of units.entries()) {
    const longer = line === "" ? unit.text : `${line}${unit.glue}${unit.text}`;
    if (line === "" || measureText(longer, sizePx, face) <= maxPx) {
      line = longer;
      continue;
    }
    if (lines.length === maxLines - 1) {
      line += units.slice(i).reduce((rest, { glue, text: more }) => `${rest}${glue}${more}`, "");
      break;
    }
    lines.push(line);
    line = unit.text;
  }
  if (line !== "") lines.push(line);
  return lines.map((l) => truncateText(l, maxPx, sizePx, face));
}
