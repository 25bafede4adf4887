import { layOut } from "./layout.ts";
import type { AnySpec } from "./effect-spec.ts";
import { drawBadges, drawKey, drawMarkerLines } from "./svg-markers.ts";
import { drawAxes, drawSeries, project } from "./svg-plot.ts";
import { createPainter, tag, textTag } from "./svg-tags.ts";
import { drawLabels, drawTexts, SANS } from "./svg-texts.ts";
import { drawBehind, drawInFront } from "./svg-weeks.ts";
import { escapeXml } from "./text.ts";

/**
 * The chart as a standalone SVG document: no script, no reference to anything outside, every colour literal. It may
 * be shown as an image or set into a page, several to a page.
 *
 * @example
 * const svg = toSvg(buildChartSpec(input));
 */
export function toSvg(spec: AnySpec): string {
  const layout = layOut(spec);
  const projection = project(spec, layout);
  const painter = createPainter(spec.theme);
  const { width, height } = spec.size;
  const { plot, metrics } = layout;
  const id = spec.hash.slice(-12);
  const box = [plot.left, plot.top, plot.right, plot.bottom].map((v) => Math.round(v * 10) / 10).join(" ");
  const background = tag("rect", { width, height, ...painter.fill("background") });
  const drawing = [
    drawTexts(spec, layout, painter),
    spec.mark === "weeks"
      ? drawBehind(spec, layout, projection, painter)
      : drawMarkerLines(spec, layout, projection, painter),
    tag(
      "g",
      { "data-plot": box },
      drawAxes(spec, layout, projection, painter) + drawSeries(spec, layout, projection, painter),
    ),
    spec.mark === "weeks" ? drawInFront(spec, layout, projection, painter) : "",
    spec.strings.empty === null
      ? ""
      : textTag(
          {
            x: (plot.left + plot.right) / 2,
            y: (plot.top + plot.bottom) / 2,
            "font-size": metrics.subtitle,
            "text-anchor": "middle",
            ...painter.fill("muted"),
          },
          spec.strings.empty,
        ),
    drawLabels(layout, projection, painter),
    drawBadges(spec, layout, projection, painter),
    drawKey(layout, painter),
  ].join("");
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-labelledby": `gs-t-${id} gs-d-${id}`,
      "font-family": SANS,
      style: "font-variant-numeric:tabular-nums",
    },
    [
      `<title id="gs-t-${id}">${escapeXml(spec.strings.title)}</title>`,
      `<desc id="gs-d-${id}">${escapeXml(spec.strings.alt)}</desc>`,
      // After the drawing, which decides the colours that need a dark variant.
      painter.style(),
      background,
      drawing,
    ].join(""),
  );
}
