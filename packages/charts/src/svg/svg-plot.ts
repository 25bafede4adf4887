import type { Layout } from "../layout/layout.ts";
import { LINE_STYLES } from "../palette.ts";
import type { Projection } from "./projection.ts";
import { QUALITY_ORDER, splitRuns, type Run } from "../lines/runs.ts";
import type { SpecBase, SpecSeries } from "../spec.ts";
import { drawBars } from "./svg-bars.ts";
import { createPath } from "./svg-path.ts";
import { round, tag, textTag, type Painter } from "./svg-tags.ts";
import { boundText } from "../text/text.ts";

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
    // Nothing starts left of the title.
    const half = boundText(label, body) / 2;
    const at = Math.max(metrics.margin + half, Math.min(metrics.width - metrics.margin / 2 - half, x(value)));
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
    layout.xLabel === null
      ? ""
      : textTag(
          {
            ...{ x: layout.xLabel.x, y: layout.xLabel.y },
            ...{ "font-size": body, "font-weight": 600, "text-anchor": "end" },
            ...painter.fill("muted"),
          },
          layout.xLabel.text,
        ),
  ].join("");
}

/** Bars, then the lines over them: one path for each style of a line, one for its lone dots, and a dot at its end. */
export function drawSeries(spec: SpecBase, layout: Layout, projection: Projection, painter: Painter): string {
  const { scale } = layout.metrics;
  const drawn = spec.series.map((series, index) =>
    series.draw === "bars"
      ? { order: 0, svg: drawBars(spec, index, series, layout, projection, painter) }
      : { order: 1, svg: drawLine(index, series, scale, projection, painter) },
  );
  return drawn
    .toSorted((a, b) => a.order - b.order)
    .map(({ svg }) => svg)
    .join("");
}

function drawLine(index: number, series: SpecSeries, scale: number, { x, y }: Projection, painter: Painter): string {
  const runs = splitRuns(series.points, series.draw);
  const role = `line${series.colour}` as const;
  const lines = QUALITY_ORDER.map((quality) => {
    const d = writeLines(
      runs.filter((run) => run.quality === quality && run.points.length > 1),
      { x, y },
    );
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

function writeLines(runs: readonly Run[], { x, y }: Projection): string {
  const path = createPath();
  for (const { points } of runs) {
    for (const [i, point] of points.entries()) (i === 0 ? path.move : path.line)(x(point.x), y(point.y));
  }
  return path.text();
}

export function joinClasses(...names: unknown[]): string {
  return names.filter((name) => typeof name === "string").join(" ");
}
