import { isCrowd } from "../lines/crowd.ts";
import { KEY_INDENT } from "../layout/layout-key.ts";
import type { Layout } from "../layout/layout.ts";
import type { SpecBase, SpecMarker } from "../spec.ts";
import type { Projection } from "./projection.ts";
import { joinClasses } from "./svg-plot.ts";
import { round, tag, textTag, type Painter } from "./svg-tags.ts";
import { escapeXml } from "../text/text.ts";

/** What lies behind the lines: bands for days that are only roughly known, hairlines for the rest. */
export function drawMarkerLines(spec: SpecBase, layout: Layout, { x }: Projection, painter: Painter): string {
  const { plot, metrics, lanes } = layout;
  const [from, to] = spec.x.domain;
  const bands: string[] = [];
  const hairlines: string[] = [];
  const strong: string[] = [];
  const ticks: string[] = [];
  for (const marker of spec.markers) {
    const laneY = lanes[marker.lane];
    for (const item of marker.items) {
      const at = round(x(item.x));
      if (item.plusMinusDays > 0) {
        const left = round(x(Math.max(from, item.x - item.plusMinusDays)));
        const right = round(x(Math.min(to, item.x + item.plusMinusDays)));
        const width = Math.max(1, right - left);
        bands.push(tag("rect", { x: left, y: laneY, width, height: plot.bottom - laneY, "data-band": String(item.x) }));
      } else if (isCrowd(marker)) ticks.push(`M${at} ${round(laneY)}v${round(metrics.lane * 0.575)}`);
      else if (marker.lane === "news") strong.push(`M${at} ${round(laneY)}V${round(plot.bottom)}`);
      else hairlines.push(`M${at} ${round(laneY)}V${round(plot.bottom)}`);
    }
    ticks.push(bracket(marker, laneY, x, spec.x.domain));
  }
  const path = (d: string[], role: "grid" | "marker" | "axis", dash?: string) =>
    d.join("") === ""
      ? ""
      : tag("path", { d: d.join(""), fill: "none", "stroke-dasharray": dash, ...painter.stroke(role) });
  return [
    bands.length === 0 ? "" : tag("g", { ...painter.fill("band") }, bands.join("")),
    path(hairlines, "axis", "1 3"),
    path(ticks, "axis"),
    path(strong, "marker"),
  ].join("");
}

/** Ties the items that share a number together. */
function bracket({ items }: SpecMarker, laneY: number, x: Projection["x"], [from, to]: [number, number]): string {
  const [first, last] = [items[0]?.x ?? 0, items.at(-1)?.x ?? 0];
  if (first === last) return "";
  return `M${round(x(Math.max(first, from)))} ${round(laneY)}H${round(x(Math.min(last, to)))}`;
}

/** The numbers above the plot. */
export function drawBadges(spec: SpecBase, layout: Layout, { x }: Projection, painter: Painter): string {
  return spec.markers
    .map((marker) => drawBadge(marker, x(marker.x), layout.lanes[marker.lane], layout, painter, true))
    .join("");
}

/** The numbers explained, under the plot. */
export function drawKey(layout: Layout, painter: Painter): string {
  const { metrics, key } = layout;
  const { body, badgeRadius, scale } = metrics;
  if (key.length === 0) return "";
  const entries = key.map(({ marker, x, y, dateText, text }) => {
    if (marker === null) return textTag({ x: x + KEY_INDENT * scale, y, ...painter.fill("muted") }, text);
    const badge = drawBadge(marker, x + badgeRadius, y - body * 0.35, layout, painter, false);
    const date = tag("tspan", painter.fill("muted"), escapeXml(dateText));
    return (
      badge +
      tag("text", { x: x + KEY_INDENT * scale, y }, `${date}${tag("tspan", { dx: 6 * scale }, escapeXml(text))}`)
    );
  });
  return tag("g", { "font-size": body, ...painter.fill("ink") }, entries.join(""));
}

/** Stories are filled, events square, releases outlined: told apart without colour. */
function drawBadge(
  { number, lane, kind, x: day }: SpecMarker,
  cx: number,
  cy: number,
  { metrics }: Layout,
  painter: Painter,
  isPlaced: boolean,
): string {
  if (metrics.keyRows === 0) {
    const dot = tag("circle", { cx, cy, r: 2.5 * metrics.scale, ...painter.fill(lane === "news" ? "ink" : "marker") });
    return tag("g", { "data-marker": String(number), "data-at": String(day) }, dot);
  }
  const r = metrics.badgeRadius;
  const isFilled = lane === "news";
  const fill = painter.fill(isFilled ? "ink" : "background");
  const stroke = painter.stroke(isFilled ? "ink" : "marker");
  const look = { ...fill, ...stroke, class: joinClasses(fill["class"], stroke["class"]) };
  const shape =
    kind === "event"
      ? tag("rect", { x: cx - r, y: cy - r, width: 2 * r, height: 2 * r, rx: 2.5 * metrics.scale, ...look })
      : tag("circle", { cx, cy, r, ...look });
  const text = textTag(
    {
      x: cx,
      y: cy + metrics.scale * 3.4,
      "font-size": (number > 99 ? 7.5 : 9.5) * metrics.scale,
      "font-weight": 600,
      "text-anchor": "middle",
      ...painter.fill(isFilled ? "background" : "ink"),
    },
    String(number),
  );
  return isPlaced ? tag("g", { "data-marker": String(number), "data-at": String(day) }, shape + text) : shape + text;
}
