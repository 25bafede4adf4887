import type { Layout } from "../layout/layout.ts";
import { wrapText } from "../text/text.ts";
import { tag, textTag, type Painter } from "./svg-tags.ts";

const MOST_LINES = 4;

/** What is said in the middle of a plot that has nothing to draw. @param text null: there is something */
export function drawEmpty(
  text: string | null,
  { plot, metrics }: Pick<Layout, "plot" | "metrics">,
  painter: Painter,
): string {
  if (text === null) return "";
  const { subtitle: size, scale } = metrics;
  const lines = wrapText(text, plot.right - plot.left - 16 * scale, size, MOST_LINES);
  const lead = size * 1.35;
  const x = (plot.left + plot.right) / 2;
  const first = (plot.top + plot.bottom) / 2 - ((lines.length - 1) * lead) / 2;
  return tag(
    "g",
    { "font-size": size, "text-anchor": "middle", ...painter.fill("muted") },
    lines.map((line, i) => textTag({ x, y: first + i * lead }, line)).join(""),
  );
}
