import type { SpecBase } from "../spec.ts";
import { tag, type Painter } from "./svg-tags.ts";
import { SANS } from "./svg-texts.ts";
import { escapeXml } from "../text/text.ts";

/** A drawing as a standalone document, with its name, its description and its background. */
export function wrapSvg(
  { size, strings, hash, language }: Pick<SpecBase, "size" | "strings" | "hash" | "language">,
  drawing: string,
  painter: Painter,
): string {
  const id = hash.slice(-12);
  const background = tag("rect", { ...size, ...painter.fill("background") });
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      // Chinese and Japanese share letters, and give them shapes of their own.
      "xml:lang": language,
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      role: "img",
      "aria-labelledby": `gs-t-${id} gs-d-${id}`,
      "font-family": SANS,
      style: "font-variant-numeric:tabular-nums",
    },
    [
      `<title id="gs-t-${id}">${escapeXml(strings.title)}</title>`,
      `<desc id="gs-d-${id}">${escapeXml(strings.alt)}</desc>`,
      // The drawing has decided by now which colours need a dark variant.
      painter.style(),
      background,
      drawing,
    ].join(""),
  );
}
