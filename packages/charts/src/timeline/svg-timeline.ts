import { layOut } from "../layout/layout.ts";
import { drawEmpty } from "../svg/svg-empty.ts";
import { wrapSvg } from "../svg/svg-document.ts";
import { drawBadges, drawKey, drawMarkerLines } from "../svg/svg-markers.ts";
import { project } from "../svg/projection.ts";
import { drawAxes } from "../svg/svg-plot.ts";
import { createPainter, round, tag } from "../svg/svg-tags.ts";
import { drawTexts } from "../svg/svg-texts.ts";
import { drawTimelineMarks } from "./svg-timeline-marks.ts";
import type { TimelineSpec } from "./timeline-spec.ts";

/** The timeline of releases as a standalone SVG document, after the rules of every chart. */
export function drawTimelineSvg(spec: TimelineSpec): string {
  const layout = layOut(spec);
  const projection = project(spec, layout);
  const painter = createPainter(spec.theme);
  const { plot } = layout;
  const box = [plot.left, plot.top, plot.right, plot.bottom].map(round).join(" ");
  const drawing = [
    drawTexts(spec, layout, painter),
    drawMarkerLines(spec, layout, projection, painter),
    tag("g", { "data-plot": box }, drawAxes(spec, layout, projection, painter)),
    drawTimelineMarks(spec, layout, projection, painter),
    drawEmpty(spec.strings.empty, layout, painter),
    drawBadges(spec, layout, projection, painter),
    drawKey(layout, painter),
  ].join("");
  return wrapSvg(spec, drawing, painter);
}
