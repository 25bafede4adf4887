import type { Layout } from "../layout/layout.ts";
import type { Projection } from "../svg/projection.ts";
import { joinClasses } from "../svg/svg-plot.ts";
import { round, tag, textTag, type Attributes, type Painter } from "../svg/svg-tags.ts";
import { measureText } from "../text/text.ts";
import { markWidth } from "./timeline-marks.ts";
import { NAMED_LANE } from "./timeline-names.ts";
import { MARK_RADIUS } from "./timeline-radius.ts";
import type { TimelineLane, TimelineMark, TimelineShape, TimelineSpec } from "./timeline-spec.ts";

/** Every lane's marks, and the texts above and beside them. */
export function drawTimelineMarks(spec: TimelineSpec, layout: Layout, { x, y }: Projection, painter: Painter): string {
  const { plot, metrics } = layout;

  const laneHeight = (plot.bottom - plot.top) / spec.lanes.length;
  const marks = spec.marks.map((mark) => {
    const lane = spec.lanes[mark.lane];
    if (lane === undefined) return "";
    const place = { x: x(mark.x), y: y(lane.y), room: laneHeight };
    const items = mark.items.map((item) => x(item.x));
    return tag(
      "g",
      { "data-release": String(mark.x), "data-count": String(mark.items.length) },
      [
        mark.items.length === 1
          ? drawShape(lane, place, layout, painter)
          : drawPill(mark, lane, place, items, layout, painter),
        mark.name !== null && laneHeight >= NAMED_LANE * metrics.scale
          ? nameMark(mark.name, place, layout, painter)
          : "",
        mark.label === null ? "" : labelMark(mark, lane, place, layout, painter),
      ].join(""),
    );
  });
  return marks.join("");
}

interface Place {
  x: number;
  y: number;
  /** Height of the lane. */
  room: number;
}

/** Outlines around the middle of a mark; areas are alike, so that none looks more important by its size alone. */
const OUTLINES: Record<TimelineShape, (r: number) => string> = {
  diamond: (r) => polygon([0, -r * 1.25], [r * 1.25, r * 1.25], [-r * 1.25, r * 1.25], [-r * 1.25, -r * 1.25]),
  circle: (r) =>
    `m${round(-r)} 0a${round(r)} ${round(r)} 0 1 1 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 1 ${round(-2 * r)} 0z`,
  ring: (r) => OUTLINES.circle(r),
  square: (r) => polygon([-r * 0.9, -r * 0.9], [r * 1.8, 0], [0, r * 1.8], [-r * 1.8, 0]),
  triangle: (r) => polygon([0, -r * 1.15], [r * 1.15, r * 2], [-r * 2.3, 0]),
};

/** A closed outline by its steps from the middle. */
function polygon(...steps: (readonly [number, number])[]): string {
  const [first = [0, 0], ...rest] = steps;
  const lines = rest.map(([dx, dy]) => `l${round(dx)} ${round(dy)}`).join("");
  return `m${round(first[0])} ${round(first[1])}${lines}z`;
}

/** Pre-releases and what is no version are hollow. */
function paintMark({ shape, colour }: TimelineLane, painter: Painter): Attributes {
  const isHollow = shape === "ring" || shape === "triangle";
  const fill = painter.fill(isHollow ? "background" : `line${colour}`);
  const stroke = painter.stroke(isHollow ? `line${colour}` : "background");
  return { ...fill, ...stroke, class: joinClasses(fill["class"], stroke["class"]) };
}

function drawShape(lane: TimelineLane, { x, y }: Place, { metrics }: Layout, painter: Painter): string {
  const d = `M${round(x)} ${round(y)}${OUTLINES[lane.shape](MARK_RADIUS * metrics.scale)}`;
  return tag("path", { "data-shape": lane.shape, d, "stroke-width": 1.5 * metrics.scale, ...paintMark(lane, painter) });
}

/** How many, in a pill; a line beneath it says from when to when. */
function drawPill(
  mark: TimelineMark,
  lane: TimelineLane,
  { x, y, room }: Place,
  items: readonly number[],
  { metrics }: Layout,
  painter: Painter,
): string {
  const { small, scale } = metrics;
  const count = mark.items.length;
  const [width, height] = [markWidth(count, metrics), Math.min(small * 1.35, room * 0.95)];
  const [first, last] = [items[0] ?? x, items.at(-1) ?? x];
  const stretch = last - first > width ? `M${round(first)} ${round(y)}H${round(last)}` : "";
  const look = paintMark(lane, painter);
  const isHollow = lane.shape === "ring" || lane.shape === "triangle";
  const text = {
    ...{ x, y: y + small * 0.35, "font-size": small, "font-weight": 600, "text-anchor": "middle" },
    ...painter.fill(isHollow ? `label${lane.colour}` : "background"),
  };
  const fill = isHollow ? look : { ...painter.fill(`label${lane.colour}`) };
  return [
    stretch === ""
      ? ""
      : tag("path", { d: stretch, fill: "none", "stroke-width": 2 * scale, ...painter.stroke(`line${lane.colour}`) }),
    tag("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: height / 2, "stroke-width": scale, ...fill }),
    textTag(text, String(count)),
  ].join("");
}

function nameMark(name: string, { x, y }: Place, { metrics }: Layout, painter: Painter): string {
  const at = { x, y: y - (MARK_RADIUS + 4) * metrics.scale, "font-size": metrics.small, "text-anchor": "middle" };
  return haloed(textTag({ ...at, ...painter.fill("muted") }, name), metrics.scale, painter);
}

/** The newest tag of the lane, beside its last mark. */
function labelMark(
  { items, label }: TimelineMark,
  lane: TimelineLane,
  { x, y }: Place,
  { metrics }: Layout,
  painter: Painter,
) {
  if (label === null) return "";
  const { body, small, scale } = metrics;
  const left = x + markWidth(items.length, metrics) / 2 + 5 * scale;
  const at = { y: y + body * 0.35 };
  const tagText = textTag(
    { x: left, ...at, "font-size": body, "font-weight": 600, ...painter.fill(`label${lane.colour}`) },
    label.tag,
  );
  if (label.date === null) return haloed(tagText, scale, painter);
  const beside = left + measureText(label.tag, body, "bold") + small * 0.5;
  const date = textTag({ x: beside, ...at, "font-size": small, ...painter.fill("muted") }, label.date);
  return haloed(tagText + date, scale, painter);
}

/** Legible over lines. */
function haloed(content: string, scale: number, painter: Painter): string {
  const halo = { "stroke-width": 3 * scale, "paint-order": "stroke", "stroke-linejoin": "round" };
  return tag("g", { ...halo, ...painter.stroke("background") }, content);
}
