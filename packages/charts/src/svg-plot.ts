import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import type { Layout } from "./layout.ts";
import { LINE_STYLES } from "./palette.ts";
import { QUALITY_ORDER, splitRuns, type Figure } from "./runs.ts";
import type { SpecBase } from "./spec.ts";
import { round, tag, textTag, type Painter } from "./svg-tags.ts";
import { measureText } from "./text.ts";

/** From days and figures to pixels. */
export interface Projection {
  x: (day: number) => number;
  y: (value: number) => number;
}

export function project(spec: SpecBase, { plot }: Layout): Projection {
  const y = spec.y.scale === "log" ? scaleLog() : scaleLinear();
  return {
    x: scaleLinear().domain(spec.x.domain).range([plot.left, plot.right]),
    y: y.domain(spec.y.domain).range([plot.bottom, plot.top]),
  };
}

/** Gridlines and labels of both axes; zero, or else the floor of the plot, is drawn stronger. */
export function drawAxes(spec: SpecBase, layout: Layout, { x, y }: Projection, painter: Painter): string {
  const { plot, metrics } = layout;
  const { body, scale } = metrics;
  const gridlines = spec.y.ticks.filter((tick) => tick.value !== 0 || spec.y.scale === "log");
  const rows = gridlines.map(({ value }) => `M${plot.left} ${round(y(value))}H${round(plot.right)}`).join("");
  const base = spec.y.scale === "linear" && !spec.y.cropped ? y(0) : plot.bottom;
  const yLabels = spec.y.ticks.map(({ value, label }) =>
    textTag({ x: plot.left - 8 * scale, y: y(value) + body * 0.35, "data-y": String(value) }, label),
  );
  const marks = spec.x.ticks
    .map(({ value }) => `M${round(x(value))} ${round(plot.bottom)}v${round(4 * scale)}`)
    .join("");
  const named = spec.x.ticks.filter((tick) => tick.label !== "");
  const xLabels = named.map(({ value, label }) => {
    const half = measureText(label, body) / 2;
    const at = Math.min(metrics.width - metrics.margin / 2 - half, Math.max(metrics.margin / 2 + half, x(value)));
    return textTag({ x: at, y: plot.bottom + body + 7 * scale, "data-x": String(value) }, label);
  });
  return [
    tag("path", { d: rows, fill: "none", ...painter.stroke("grid") }),
    tag("path", {
      d: `M${plot.left} ${round(base)}H${round(plot.right)}${marks}`,
      fill: "none",
      ...painter.stroke("axis"),
    }),
    tag("g", { "font-size": body, "text-anchor": "end", ...painter.fill("muted") }, yLabels.join("")),
    tag("g", { "font-size": body, "text-anchor": "middle", ...painter.fill("muted") }, xLabels.join("")),
  ].join("");
}

/** One path for each style of each line, one for its lone dots, and a dot at its end. */
export function drawSeries(spec: SpecBase, layout: Layout, projection: Projection, painter: Painter): string {
  const path = line<Figure>(
    (p) => projection.x(p.x),
    (p) => projection.y(p.y),
  ).digits(1);
  return spec.series.map((_, index) => drawLine(spec, index, layout.metrics.scale, projection, painter, path)).join("");
}

function drawLine(
  spec: SpecBase,
  index: number,
  scale: number,
  { x, y }: Projection,
  painter: Painter,
  path: (points: Figure[]) => string | null,
): string {
  const series = spec.series[index];
  if (series === undefined) return "";
  const runs = splitRuns(series.points);
  const role = `line${series.colour}` as const;
  const lines = QUALITY_ORDER.map((quality) => {
    const d = runs
      .filter((run) => run.quality === quality && run.points.length > 1)
      .map((run) => path(run.points) ?? "")
      .join("");
    const { dash, width } = LINE_STYLES[quality];
    return d === ""
      ? ""
      : tag("path", {
          "data-quality": quality,
          d,
          "stroke-width": width * scale,
          "stroke-dasharray": dash.map((length) => round(length * scale)).join(" "),
        });
  });
  const dots = runs
    .filter((run) => run.points.length === 1)
    .flatMap((run) => run.points)
    .map((p) => `M${round(x(p.x))} ${round(y(p.y))}h.01`)
    .join("");
  const parts = [
    ...lines,
    dots === "" ? "" : tag("path", { "data-dots": "1", d: dots, "stroke-width": 4 * scale, "stroke-linecap": "round" }),
    series.last === null
      ? ""
      : tag("circle", {
          cx: x(series.last.x),
          cy: y(series.last.y),
          r: 3.4 * scale,
          "stroke-width": 1.5 * scale,
          ...painter.fill(role),
          ...painter.stroke("background"),
          class: joinClasses(painter.fill(role)["class"], painter.stroke("background")["class"]),
        }),
  ];
  return tag(
    "g",
    { "data-series": String(index), fill: "none", "stroke-linejoin": "round", ...painter.stroke(role) },
    parts.join(""),
  );
}

export function joinClasses(...names: unknown[]): string {
  return names.filter((name) => typeof name === "string").join(" ");
}
