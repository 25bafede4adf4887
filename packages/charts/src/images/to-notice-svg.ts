import { contentHash } from "@groundswell/core";
import { clampSize } from "../layout/clamp-size.ts";
import { sizeMetrics, type Metrics } from "../layout/metrics.ts";
import type { Theme } from "../spec.ts";
import { joinClasses } from "../svg/svg-plot.ts";
import { createPainter, tag, textTag, type Painter } from "../svg/svg-tags.ts";
import { SANS, SERIF } from "../svg/svg-texts.ts";
import { cleanText, escapeXml, measureText, wrapText } from "../text/text.ts";

export interface NoticeInput {
  /** What is wrong, in a few words: `This chart is unavailable`. */
  title: string;
  /** The rest, a paragraph each. */
  lines: readonly string[];
  /** Pixels; held between 240 × 200 and 4,096 × 4,096. */
  width: number;
  height: number;
  theme: Theme;
}

/**
 * The image, in English, that stands in a chart's place when there is none: a framed text and nothing that looks like a chart, so
 * that nobody reads a zero or a flat line out of it. What has no room is in its description.
 */
export function toNoticeSvg(input: NoticeInput): string {
  const size = { width: clampSize(input.width, 240), height: clampSize(input.height, 200) };
  const metrics = sizeMetrics(size);
  const painter = createPainter(input.theme);
  const [title, lines] = [cleanText(input.title), input.lines.map(cleanText).filter((line) => line !== "")];
  const desc = lines.join(" ");
  const id = contentHash([title, desc, input.theme, size.width, size.height].join("\n")).slice(-12);
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      "xml:lang": "en",
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      role: "img",
      "aria-labelledby": `gs-t-${id} gs-d-${id}`,
      "font-family": SANS,
    },
    [
      `<title id="gs-t-${id}">${escapeXml(title)}</title>`,
      `<desc id="gs-d-${id}">${escapeXml(desc)}</desc>`,
      drawNotice(title, lines, metrics, painter),
    ].join(""),
  );
}

function drawNotice(title: string, lines: readonly string[], metrics: Metrics, painter: Painter): string {
  const { width, height, margin, scale } = metrics;
  const bar = 4 * scale;
  const left = margin + bar + 14 * scale;
  const inner = Math.max(1, width - left - margin);
  const heads = breakText(title, inner, metrics.title, 2, "serif");
  const lead = { title: metrics.title * 1.25, text: metrics.subtitle * 1.45, gap: metrics.subtitle * 0.5 };
  const room = height - 2 * margin - heads.length * lead.title - lead.gap;
  const rows = fitParagraphs(lines, { inner, room, size: metrics.subtitle, lead: lead.text, gap: lead.gap });
  const used = heads.length * lead.title + (rows.at(-1)?.y ?? 0) + (rows.length === 0 ? 0 : lead.gap);
  const top = Math.max(margin, (height - used) / 2);
  const body = top + heads.length * lead.title + lead.gap;
  const drawing = [
    // A frame, as an empty white image could be taken for an empty page.
    tag("rect", {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      ...painter.stroke("grid"),
      ...painter.fill("background"),
      class: joinClasses(painter.stroke("grid")["class"], painter.fill("background")["class"]),
    }),
    tag("rect", { x: margin, y: top, width: bar, height: used, ...painter.fill("line1") }),
    tag(
      "g",
      { "font-family": SERIF, "font-size": metrics.title, "font-weight": 600, ...painter.fill("ink") },
      heads.map((text, i) => textTag({ x: left, y: top + i * lead.title + metrics.title }, text)).join(""),
    ),
    tag(
      "g",
      { "font-size": metrics.subtitle, ...painter.fill("muted") },
      rows.map(({ y, text }) => textTag({ x: left, y: body + y - lead.text * 0.3 }, text)).join(""),
    ),
  ].join("");
  // After the drawing, which decides the colours that need a dark variant.
  return painter.style() + drawing;
}

interface Room {
  inner: number;
  room: number;
  size: number;
  lead: number;
  gap: number;
}

/** As many lines as there is room for, and an ellipsis where that is not all of them. `y` is a line's lower edge. */
function fitParagraphs(paragraphs: readonly string[], { inner, room, size, lead, gap }: Room) {
  const rows: { y: number; text: string }[] = [];
  let y = 0;
  for (const [i, paragraph] of paragraphs.entries()) {
    const places = Math.floor((room - y) / lead);
    if (places < 1) {
      const last = rows.at(-1);
      if (last !== undefined && !last.text.endsWith("…")) last.text = `${last.text} …`;
      return rows;
    }
    for (const text of breakText(paragraph, inner, size, places)) {
      y += lead;
      rows.push({ y, text });
    }
    if (i < paragraphs.length - 1) y += gap;
  }
  return rows;
}

/** Breaks at spaces, and within a word that is longer than a line: addresses must be legible to their end. */
function breakText(text: string, inner: number, size: number, maxLines: number, face: "regular" | "serif" = "regular") {
  const words = text.split(" ").flatMap((word) => chop(word, inner, size, face));
  return wrapText(words.join(" "), inner, size, maxLines, face);
}

function chop(word: string, inner: number, size: number, face: "regular" | "serif"): string[] {
  if (measureText(word, size, face) <= inner) return [word];
  const parts: string[] = [];
  let part = "";
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (part !== "" && measureText(part + segment, size, face) > inner) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
