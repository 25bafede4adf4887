import type { EffectSpec } from "./effect-spec.ts";
import { placeOthers } from "./effect-markers.ts";
import { drawFigures, drawPeers, drawWeekBars } from "./svg-week-bars.ts";
import type { Layout } from "../layout/layout.ts";
import type { Projection } from "../svg/projection.ts";
import { drawMarkerLines } from "../svg/svg-markers.ts";
import { round, tag, textTag, type Painter } from "../svg/svg-tags.ts";
import { measureText } from "../text/text.ts";

/** How strongly the story's week is filled: what lies under it shows through. */
const SHADE_OPACITY = 0.11;

/** What lies behind the bars: the story's week, and the lines of what else happened. */
export function drawBehind(spec: EffectSpec, layout: Layout, projection: Projection, painter: Painter): string {
  const others = drawMarkerLines(placeOthers(spec), layout, projection, painter);
  return drawShade(spec, layout, projection, painter) + others;
}

/** The bars, and across them the peers' weeks and the story's days; the story's week named, figures said. */
export function drawWeeks(spec: EffectSpec, layout: Layout, projection: Projection, painter: Painter): string {
  const parts = [drawWeekBars, drawPeers, drawStoryDays, drawFigures, nameShade];
  return parts.map((draw) => draw(spec, layout, projection, painter)).join("");
}

function drawShade({ shade }: EffectSpec, { plot }: Layout, { x }: Projection, painter: Painter): string {
  if (shade === null) return "";
  const left = x(shade.from);
  return tag("rect", {
    "data-shade": String(shade.from),
    x: left,
    y: plot.top,
    width: x(shade.to) - left,
    height: plot.bottom - plot.top,
    "fill-opacity": String(SHADE_OPACITY),
    ...painter.fill("line1"),
  });
}

/** The story's day as a line; days that it may have been as a dashed frame under a bracket. */
function drawStoryDays(spec: EffectSpec, layout: Layout, { x }: Projection, painter: Painter): string {
  const { plot, lanes, metrics } = layout;
  const [marker] = spec.markers;
  const [item] = marker?.items ?? [];
  if (marker === undefined || item === undefined) return "";
  const stroke = { fill: "none", "stroke-width": 1.25 * metrics.scale, ...painter.stroke("ink") };
  if (item.plusMinusDays === 0) {
    return tag("path", {
      "data-story": String(item.x),
      d: `M${round(x(marker.x))} ${round(lanes.news)}V${round(plot.bottom)}`,
      ...stroke,
    });
  }
  const [from, to] = spec.x.domain;
  const left = round(x(Math.max(from, spec.published.from)));
  const right = round(x(Math.min(to, spec.published.to)));
  const dash = [2, 3].map((length) => round(length * metrics.scale)).join(" ");
  const sides = `M${left} ${round(plot.top)}V${round(plot.bottom)}M${right} ${round(plot.top)}V${round(plot.bottom)}`;
  return (
    tag("path", {
      "data-story": String(item.x),
      d: `M${left} ${round(plot.top)}V${round(lanes.news)}H${right}V${round(plot.top)}`,
      ...stroke,
    }) + tag("path", { d: sides, "stroke-dasharray": dash, ...stroke })
  );
}

/** Beside the story's number, in its row, where no bar can run through it. */
function nameShade(
  { shade, markers, published, x: axis }: EffectSpec,
  layout: Layout,
  { x }: Projection,
  painter: Painter,
) {
  const { plot, lanes, metrics } = layout;
  const { body, scale, badgeRadius, width, margin, keyRows } = metrics;
  const [marker] = markers;
  if (shade === null || marker === undefined || keyRows === 0) return "";
  const isApproximate = (marker.items[0]?.plusMinusDays ?? 0) > 0;
  const edge = (day: number) =>
    isApproximate ? x(Math.min(axis.domain[1], Math.max(axis.domain[0], day))) : x(marker.x);
  const gap = badgeRadius + 5 * scale;
  const right = Math.max(x(marker.x) + gap, edge(published.to) + 6 * scale);
  const left = Math.min(x(marker.x) - gap, edge(published.from) - 6 * scale);
  const fits = right + measureText(shade.text, body, "bold") <= Math.max(plot.right, width - margin);
  const place = { x: fits ? right : left, y: lanes.news + body * 0.35, "text-anchor": fits ? null : "end" };
  return textTag({ ...place, "font-size": body, "font-weight": 600, ...painter.fill("label1") }, shade.text);
}
