import { COLOURS } from "../palette.ts";
import { round, tag } from "./svg-tags.ts";
import { cleanText, escapeXml } from "../text/text.ts";
import type { Language, Theme } from "../spec.ts";

export interface SparklineInput {
  /** Evenly spaced, oldest first; null where nothing is known. */
  values: readonly (number | null)[];
  width: number;
  height: number;
  /** What it shows, for those who can't see it; null when the text beside it says so already. */
  label: string | null;
  /** `current`: the colour of the text around it. */
  theme: Theme | "current";
  /** Of its label; English where none is named. */
  language?: Language;
}

const EDGE = 3;

/**
 * A word-sized line without axes: its shape only, from the lowest to the highest figure. Gaps break it, a lone figure
 * is a dot, and the newest figure ends in one.
 */
export function toSparklineSvg({ values, width, height, label, theme, language = "en" }: SparklineInput): string {
  const known = values.filter((v): v is number => v !== null && Number.isFinite(v));
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const step = (width - 2 * EDGE) / Math.max(1, values.length - 1);
  const place = (v: number, i: number) => {
    const share = high === low ? 0.5 : (v - low) / (high - low);
    return `${round(EDGE + i * step)} ${round(height - EDGE - share * (height - 2 * EDGE))}`;
  };
  let d = "";
  let end: string | null = null;
  let isOpen = false;
  for (const [i, value] of values.entries()) {
    if (value === null || !Number.isFinite(value)) {
      isOpen = false;
      continue;
    }
    end = place(value, i);
    const next = values[i + 1] ?? null;
    d += isOpen ? `L${end}` : `M${end}${next === null ? "h.01" : ""}`;
    isOpen = true;
  }
  const [cx = "", cy = ""] = end?.split(" ") ?? [];
  const named = label === null ? "" : cleanText(label);
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      "xml:lang": language,
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width,
      height,
      ...(named === "" ? { "aria-hidden": "true" } : { role: "img", "aria-label": named }),
    },
    [
      theme === "auto" ? darkStyle() : "",
      named === "" ? "" : `<title>${escapeXml(named)}</title>`,
      d === "" ? "" : tag("path", { d, fill: "none", "stroke-width": 1.5, ...LINE, ...colour("stroke", theme) }),
      end === null ? "" : tag("circle", { cx, cy, r: 2.2, ...colour("fill", theme) }),
    ].join(""),
  );
}

const LINE = { "stroke-linecap": "round", "stroke-linejoin": "round" };

function colour(property: "fill" | "stroke", theme: SparklineInput["theme"]) {
  if (theme === "current") return { [property]: "currentColor" };
  const literal = COLOURS[theme === "dark" ? "dark" : "light"].lines[0];
  return { [property]: literal, class: theme === "auto" ? `gs-${property.charAt(0)}-line0` : null };
}

function darkStyle(): string {
  const blue = COLOURS.dark.lines[0] ?? "";
  return `<style>@media (prefers-color-scheme:dark){.gs-f-line0{fill:${blue}}.gs-s-line0{stroke:${blue}}}</style>`;
}
