import { contentHash } from "@groundswell/core";
import type { MomentumLabel } from "@groundswell/core";
import type { Language, Theme } from "../spec.ts";
import { createPainter, tag, textTag, type Role } from "../svg/svg-tags.ts";
import { SANS } from "../svg/svg-texts.ts";
import { cleanText, escapeXml, measureText, truncateText } from "../text/text.ts";

/** What the right half's colour says; its words say it too. */
export type BadgeTone = "plain" | "rising" | "falling" | "unknown";

export interface BadgeInput {
  /** Left half: what is told, `stars`. */
  label: string;
  /** Right half: `53,197`. */
  value: string;
  /** The same as a sentence, for those who can't see it and for the tooltip. */
  title: string;
  theme: Theme;
  tone: BadgeTone;
  /** Of its texts; English where none is named. */
  language?: Language;
}

const HEIGHT = 20;
const PADDING = 6;
const SIZE = 11;
/** Widest text of a half, in pixels. */
const MOST = 220;

/** Fills that text in the background's colour stands on with 4.5:1 (a test measures them). */
const FILLS: Record<BadgeTone, Role> = { plain: "label0", rising: "label2", falling: "label1", unknown: "muted" };

/**
 * A badge for a README: 20 pixels high, as wide as its texts, which are kept to their measured width in any font.
 * A standalone SVG document: no script, no reference to anything outside.
 *
 * @example
 * toBadgeSvg({ label: "stars", value: "53,197", title: "Goose: 53,197 stars", theme: "light", tone: "plain" });
 */
export function toBadgeSvg({ label, value, title, theme, tone, language = "en" }: BadgeInput): string {
  const painter = createPainter(theme);
  const [left, right] = [fitHalf(label, "regular"), fitHalf(value, "bold")];
  const width = left.width + right.width;
  const said = cleanText(title);
  const id = contentHash([label, value, said, theme, tone].join("\n")).slice(-12);
  const text = (half: Half, x: number, role: Role, weight: number) =>
    half.text === ""
      ? ""
      : textTag(
          {
            x: x + PADDING,
            y: 14,
            textLength: half.width - 2 * PADDING,
            lengthAdjust: "spacingAndGlyphs",
            "font-weight": weight,
            ...painter.fill(role),
          },
          half.text,
        );
  const drawing = [
    tag("path", { d: roundedHalf(0, left.width, "left"), ...painter.fill("band") }),
    tag("path", { d: roundedHalf(left.width, right.width, "right"), ...painter.fill(FILLS[tone]) }),
    tag(
      "g",
      { "font-family": SANS, "font-size": SIZE },
      text(left, 0, "ink", 400) + text(right, left.width, "background", 600),
    ),
  ].join("");
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      "xml:lang": language,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      role: "img",
      "aria-labelledby": `gs-t-${id} gs-d-${id}`,
    },
    [
      `<title id="gs-t-${id}">${escapeXml(said)}</title>`,
      `<desc id="gs-d-${id}">${escapeXml(`${cleanText(label)}: ${cleanText(value)}`)}</desc>`,
      painter.style(),
      drawing,
    ].join(""),
  );
}

/** Whether a project's momentum is good news, as far as a colour can say. */
export function momentumTone(label: MomentumLabel): BadgeTone {
  if (label === "accelerating") return "rising";
  if (label === "slowing") return "falling";
  return label === "steady" ? "plain" : "unknown";
}

interface Half {
  text: string;
  /** With its padding, in whole pixels. */
  width: number;
}

function fitHalf(text: string, face: "regular" | "bold"): Half {
  const fitted = truncateText(cleanText(text), MOST, SIZE, face);
  return { text: fitted, width: Math.ceil(measureText(fitted, SIZE, face)) + 2 * PADDING };
}

function roundedHalf(x: number, width: number, side: "left" | "right"): string {
  const [r, right] = [3, x + width];
  return side === "left"
    ? `M${right} 0V${HEIGHT}H${x + r}a${r} ${r} 0 0 1 -${r} -${r}V${r}a${r} ${r} 0 0 1 ${r} -${r}z`
    : `M${x} 0V${HEIGHT}H${right - r}a${r} ${r} 0 0 0 ${r} -${r}V${r}a${r} ${r} 0 0 0 -${r} -${r}z`;
}
