import { COLOURS, type Colours } from "../palette.ts";
import type { Theme } from "../spec.ts";
import { escapeXml } from "../text/text.ts";

export type Attributes = Record<string, string | number | null | undefined>;

/** One element; numbers to one decimal, texts escaped, empty attributes left out. `content` is XML already. */
export function tag(name: string, attributes: Attributes, content?: string): string {
  let xml = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === "") continue;
    xml += ` ${key}="${typeof value === "number" ? round(value) : escapeXml(value)}"`;
  }
  return content === undefined ? `${xml}/>` : `${xml}>${content}</${name}>`;
}

export function textTag(attributes: Attributes, text: string): string {
  return tag("text", attributes, escapeXml(text));
}

/** Rounded to a tenth of a pixel; never `-0` or `NaN`. */
export function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 || 0 : 0;
}

type FlatRole = Exclude<keyof Colours, "lines" | "labels">;
export type Role = FlatRole | `line${number}` | `label${number}`;

/**
 * Gives elements literal colours, and for the theme `auto` a class as well, whose dark variant `style()` holds: a
 * renderer that knows no style sheet still draws the light picture.
 */
export interface Painter {
  fill: (role: Role) => Attributes;
  stroke: (role: Role) => Attributes;
  /** The style element for every role used so far; empty unless the theme is `auto`. */
  style: () => string;
}

export function createPainter(theme: Theme): Painter {
  const used = new Set<string>();
  const paint = (property: "fill" | "stroke", role: Role): Attributes => {
    const literal = colourOf(COLOURS[theme === "dark" ? "dark" : "light"], role);
    if (theme !== "auto") return { [property]: literal };
    const name = `gs-${property === "fill" ? "f" : "s"}-${role}`;
    used.add(`.${name}{${property}:${colourOf(COLOURS.dark, role)}}`);
    return { [property]: literal, class: name };
  };
  return {
    fill: (role) => paint("fill", role),
    stroke: (role) => paint("stroke", role),
    style: () => (used.size === 0 ? "" : `<style>@media (prefers-color-scheme:dark){${[...used].join("")}}</style>`),
  };
}

function colourOf(colours: Colours, role: Role): string {
  const place = /^(line|label)(\d+)$/.exec(role);
  if (place === null) return colours[role as FlatRole];
  const hues = place[1] === "line" ? colours.lines : colours.labels;
  return hues[Number(place[2]) % hues.length] ?? colours.ink;
}
