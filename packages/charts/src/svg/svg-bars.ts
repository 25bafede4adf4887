import { BAR_DAYS, barMiddle, listBarGaps } from "../lines/bars.ts";
import type { Layout } from "../layout/layout.ts";
import { BAR_STYLES, GAP_STYLE } from "../palette.ts";
import { isFigure, QUALITY_ORDER, type Figure } from "../lines/runs.ts";
import type { SpecBase, SpecSeries } from "../spec.ts";
import { createPath } from "./svg-path.ts";
import type { Projection } from "./projection.ts";
import { round, tag, type Attributes, type Painter } from "./svg-tags.ts";

/** Bars from zero, one path for each style, and a broken line on zero where there is no figure. */
export function drawBars(
  { interval }: SpecBase,
  index: number,
  series: SpecSeries,
  { metrics: { scale } }: Layout,
  projection: Projection,
  painter: Painter,
): string {
  const role = `line${series.colour}` as const;
  const width = projection.x(BAR_DAYS[interval]) - projection.x(0);
  const figures = series.points.filter(isFigure);
  const paths = QUALITY_ORDER.map((quality) => {
    const bars = figures.filter((figure) => figure.quality === quality);
    if (bars.length === 0) return "";
    const { opacity, outline } = BAR_STYLES[quality];
    const marks = { "data-quality": quality, "data-width": width.toFixed(2) };
    // Their width is not rounded as places are: bars of a tenth of a pixel more would run into each other.
    const look = { "stroke-width": width.toFixed(2), "stroke-opacity": String(opacity) };
    if (!outline) return tag("path", { ...marks, d: writeStems(bars, interval, projection), ...look });
    const d = writeOutlines(bars, width, interval, projection);
    return tag("path", { ...marks, d, "stroke-width": scale, "fill-opacity": String(opacity), ...painter.fill(role) });
  });
  const gaps = writeGaps(series, projection);
  const parts = [
    ...paths,
    gaps === ""
      ? ""
      : tag("path", {
          "data-gaps": "1",
          d: gaps,
          ...paintGap(scale, painter),
        }),
  ];
  return tag(
    "g",
    { "data-series": String(index), "data-bars": "1", fill: "none", ...painter.stroke(role) },
    parts.join(""),
  );
}

/** How zero looks where there is no figure. */
export function paintGap(scale: number, painter: Painter): Attributes {
  return {
    "stroke-width": GAP_STYLE.width * scale,
    "stroke-dasharray": GAP_STYLE.dash.map((length) => round(length * scale)).join(" "),
    ...painter.stroke("marker"),
  };
}

function writeStems(bars: readonly Figure[], interval: SpecBase["interval"], { x, y }: Projection): string {
  const path = createPath();
  for (const bar of bars) {
    const at = x(barMiddle(bar.x, interval));
    path.move(at, y(0));
    path.line(at, y(bar.y));
  }
  return path.text();
}

function writeOutlines(
  bars: readonly Figure[],
  width: number,
  interval: SpecBase["interval"],
  { x, y }: Projection,
): string {
  const path = createPath();
  for (const bar of bars) {
    const left = x(barMiddle(bar.x, interval)) - width / 2;
    path.move(left, y(0));
    path.line(left, y(bar.y));
    path.line(left + width, y(bar.y));
    path.line(left + width, y(0));
  }
  return path.text();
}

function writeGaps({ points }: SpecSeries, { x, y }: Projection): string {
  const path = createPath();
  for (const { from, to } of listBarGaps(points)) {
    path.move(x(from), y(0));
    path.line(x(to), y(0));
  }
  return path.text();
}
