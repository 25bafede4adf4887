import { area, line } from "d3-shape";
import type { BandPoint, EffectSpec } from "./effect-spec.ts";
import type { Layout } from "../layout/layout.ts";
import { isFigure } from "../lines/runs.ts";
import { paintBand, paintMedian } from "./svg-peers.ts";
import type { Projection } from "../svg/projection.ts";
import { round, tag, textTag, type Painter } from "../svg/svg-tags.ts";
import { measureText } from "../text/text.ts";

/** How strongly the story's week is filled: what lies under it shows through. */
const SHADE_OPACITY = 0.11;

/** What lies behind the line: the story's week, the peers' band with its median, the story's days. */
export function drawBehind(spec: EffectSpec, layout: Layout, projection: Projection, painter: Painter): string {
  return [drawShade, drawBand, drawStoryDays].map((draw) => draw(spec, layout, projection, painter)).join("");
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

function drawBand({ band, y: axis }: EffectSpec, { metrics, plot }: Layout, { x, y }: Projection, painter: Painter) {
  if (band.length === 0) return "";
  const top = axis.domain[1];
  const fill = area<BandPoint>()
    .x((week) => x(week.x))
    .y0((week) => y(week.low))
    .y1((week) => y(week.high))
    .digits(1);
  const middle = line<BandPoint>(
    (week) => x(week.x),
    (week) => y(week.middle),
  ).digits(1);
  // A single week has no breadth of its own: half a day to either side.
  const broad = (run: BandPoint[]) =>
    run.length > 1 ? run : run.flatMap((week) => [-1, 1].map((side) => ({ ...week, x: week.x + side })));
  const areas = band.map((run) => fill(cutOff(broad(run), top)) ?? "").join("");
  const medians = band.map((run) => middle(broad(run)) ?? "").join("");
  const box = [plot.left, plot.top, plot.right, plot.bottom].map(round).join(" ");
  return (
    tag("path", { "data-peers": box, d: areas, ...paintBand(painter) }) +
    tag("path", {
      "data-median": "1",
      d: medians,
      ...paintMedian(metrics.scale, painter),
    })
  );
}

/** The band below `top`: where its upper edge crosses it, a point is set, so that the rest keeps its slope. */
function cutOff(run: readonly BandPoint[], top: number): BandPoint[] {
  return run.flatMap((week, i) => {
    const kept = { ...week, high: Math.min(week.high, top), low: Math.min(week.low, top) };
    const next = run[i + 1];
    if (next === undefined || week.high > top === next.high > top) return [kept];
    const share = (top - week.high) / (next.high - week.high);
    const between = (a: number, b: number) => a + share * (b - a);
    const low = Math.min(top, between(week.low, next.low));
    return [kept, { x: between(week.x, next.x), low, middle: between(week.middle, next.middle), high: top }];
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

/** Before the line: a dot for each week, the story's week named, its figure said. */
export function drawInFront(spec: EffectSpec, layout: Layout, projection: Projection, painter: Painter): string {
  const { scale } = layout.metrics;
  const figures = spec.series[0]?.points.filter(isFigure) ?? [];
  const dots = figures.map((p) => `M${round(projection.x(p.x))} ${round(projection.y(p.y))}h.01`).join("");
  return [
    dots === ""
      ? ""
      : tag("path", {
          "data-weeks": "1",
          d: dots,
          fill: "none",
          "stroke-width": 5.5 * scale,
          "stroke-linecap": "round",
          ...painter.stroke("line0"),
        }),
    nameShade(spec, layout, projection, painter),
    sayFigure(spec, layout, projection, painter),
  ].join("");
}

/** Beside the story's number, in its row, where no line can run through it. */
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

/** The figure of the story's week, which the chart is about; under its dot where there is no room above. */
function sayFigure({ shade }: EffectSpec, { plot, metrics }: Layout, { x, y }: Projection, painter: Painter): string {
  if (!shade?.figure) return "";
  const { body, scale } = metrics;
  const dot = y(shade.figure.y);
  const above = dot - 8 * scale;
  const place = { x: x(shade.figure.x), y: above - body > plot.top - 4 * scale ? above : dot + body + 8 * scale };
  const halo = { "stroke-width": 3 * scale, "paint-order": "stroke", "stroke-linejoin": "round" };
  const face = { "font-size": body * 1.08, "font-weight": 600, "text-anchor": "middle", ...painter.fill("label0") };
  const text = textTag({ ...place, ...face, "data-figure": String(shade.figure.y) }, shade.figure.text);
  return tag("g", { ...halo, ...painter.stroke("background") }, text);
}
