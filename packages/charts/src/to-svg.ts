import type { AnySpec, PlotSpec } from "./any-spec.ts";
import { layOut } from "./layout/layout.ts";
import { drawBoardSvg } from "./board/svg-board.ts";
import { drawEmpty } from "./svg/svg-empty.ts";
import { wrapSvg } from "./svg/svg-document.ts";
import { drawBadges, drawKey, drawMarkerLines } from "./svg/svg-markers.ts";
import { project } from "./svg/projection.ts";
import { drawAxes, drawSeries } from "./svg/svg-plot.ts";
import { createPainter, round, tag } from "./svg/svg-tags.ts";
import { drawLabels, drawTexts } from "./svg/svg-texts.ts";
import { drawTimelineSvg } from "./timeline/svg-timeline.ts";
import { drawBehind, drawWeeks } from "./effect/svg-weeks.ts";

/**
 * The chart as a standalone SVG document: no script, no reference to anything outside, every colour literal. It may
 * be shown as an image or set into a page, several to a page.
 *
 * @example
 * const svg = toSvg(buildSpec(facts, looks));
 */
export function toSvg(spec: AnySpec): string {
  switch (spec.mark) {
    case "timeline":
      return drawTimelineSvg(spec);
    case "board":
      return drawBoardSvg(spec);
    case "line":
    case "weeks":
      return drawPlotSvg(spec);
  }
}

function drawPlotSvg(spec: PlotSpec): string {
  const layout = layOut(spec);
  const projection = project(spec, layout);
  const painter = createPainter(spec.theme);
  const { plot } = layout;
  const box = [plot.left, plot.top, plot.right, plot.bottom].map(round).join(" ");
  const drawing = [
    drawTexts(spec, layout, painter),
    spec.mark === "weeks"
      ? drawBehind(spec, layout, projection, painter)
      : drawMarkerLines(spec, layout, projection, painter),
    tag(
      "g",
      { "data-plot": box },
      drawAxes(spec, layout, projection, painter) +
        (spec.mark === "weeks"
          ? drawWeeks(spec, layout, projection, painter)
          : drawSeries(spec, layout, projection, painter)),
    ),
    drawEmpty(spec.strings.empty, layout, painter),
    drawLabels(layout, projection, painter),
    drawBadges(spec, layout, projection, painter),
    drawKey(layout, painter),
  ].join("");
  return wrapSvg(spec, drawing, painter);
}
