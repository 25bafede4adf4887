import type { Quality } from "@groundswell/core";
import type { Scheme } from "./spec.ts";

/**
 * Colours: the Okabe–Ito palette, told apart by people with any colour vision, in variants of each hue that reach 3:1
 * as lines and 4.5:1 as text on the background of their scheme (a test measures them).
 */
export interface Colours {
  background: string;
  ink: string;
  muted: string;
  grid: string;
  axis: string;
  marker: string;
  band: string;
  /** Lines, by place in the palette: blue, vermillion, green, purple, orange, sky, yellow, grey, brown, violet. */
  lines: readonly string[];
  /** The same hues for the lines' labels. */
  labels: readonly string[];
}

export const COLOURS: Record<Scheme, Colours> = {
  light: {
    background: "#ffffff",
    ink: "#1b1f24",
    muted: "#59616a",
    grid: "#e4e7ea",
    axis: "#8d959d",
    marker: "#6a727b",
    band: "#e9ecef",
    lines: [
      "#0072b2",
      "#d55e00",
      "#009e73",
      "#c06a9a",
      "#b87f00",
      "#2f93cc",
      "#8a8200",
      "#4a4f55",
      "#8a5a33",
      "#6a5acd",
    ],
    labels: [
      "#0069a6",
      "#b84f00",
      "#007a59",
      "#a44f80",
      "#8f6200",
      "#1b75ab",
      "#6f6900",
      "#3b4046",
      "#7a4d29",
      "#5b4bc4",
    ],
  },
  dark: {
    background: "#15181c",
    ink: "#eceef0",
    muted: "#a5adb6",
    grid: "#2b3138",
    axis: "#69727b",
    marker: "#8f98a1",
    band: "#272d34",
    lines: [
      "#3fa3e3",
      "#f0742a",
      "#12b98a",
      "#da8fb8",
      "#e69f00",
      "#8acdf4",
      "#f0e442",
      "#c5cbd1",
      "#c79a6f",
      "#a79cf5",
    ],
    labels: [
      "#5cb3ea",
      "#f58a4b",
      "#2cc79a",
      "#e09fc3",
      "#e69f00",
      "#8acdf4",
      "#f0e442",
      "#c5cbd1",
      "#d0a981",
      "#b3a9f7",
    ],
  },
};

export const PALETTE_SIZE = COLOURS.light.lines.length;

/** How a line is drawn, by how sure its figures are: never by colour alone. Lengths are in pixels. */
export interface LineStyle {
  dash: readonly number[];
  width: number;
}

export const LINE_STYLES: Record<Quality, LineStyle> = {
  observed: { dash: [], width: 2.25 },
  archived: { dash: [6, 2], width: 2 },
  surviving: { dash: [2.5, 2.5], width: 1.75 },
  settling: { dash: [1, 2.5], width: 1.5 },
  missing: { dash: [], width: 0 },
};

/** How a bar is filled, by how sure its figure is; one that may still change is outlined. */
export interface BarStyle {
  opacity: number;
  outline: boolean;
}

export const BAR_STYLES: Record<Quality, BarStyle> = {
  observed: { opacity: 1, outline: false },
  archived: { opacity: 0.75, outline: false },
  surviving: { opacity: 0.75, outline: false },
  settling: { opacity: 0.2, outline: true },
  missing: { opacity: 0, outline: false },
};

/** How strongly the weeks around a story's own are filled, beside which these stand back. */
export const WEEK_OPACITY = 0.72;

/** The line of zero where bars have no figure: nothing there would say zero. */
export const GAP_STYLE: LineStyle = { dash: [1.5, 3], width: 3 };

/** The contrast ratio of two `#rrggbb` colours after WCAG 2: 1 to 21. */
export function contrastRatio(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
