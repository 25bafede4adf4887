import type { Quality } from "@groundswell/core";
import type { LineLabel } from "../layout/frame.ts";
import type { Layout, Line } from "../layout/layout.ts";
import type { Metrics } from "../layout/metrics.ts";
import { spreadApart } from "../layout/spread-apart.ts";
import { BAR_STYLES, LINE_STYLES, WEEK_OPACITY, type BarStyle } from "../palette.ts";
import type { SpecBase } from "../spec.ts";
import { paintBand, paintMedian } from "../effect/svg-peers.ts";
import { paintGap } from "./svg-bars.ts";
import type { Projection } from "./projection.ts";
import { joinClasses } from "./svg-plot.ts";
import { round, tag, textTag, type Painter, type Role } from "./svg-tags.ts";

/** Faces of the widths that the texts were measured with come before whatever the system calls its own. */
export const SANS =
  "'Instrument Sans Variable','Helvetica Neue',Helvetica,Arial,'Liberation Sans',system-ui,sans-serif";
export const SERIF = "'Newsreader Variable',Georgia,'Times New Roman',serif";

/** Title, subtitle, notice, axis label, legend and footer. */
export function drawTexts(spec: Pick<SpecBase, "strings" | "series">, layout: Layout, painter: Painter): string {
  const { metrics } = layout;
  const block = (lines: Line[], size: number, role: Role, more: Record<string, string | number> = {}) =>
    lines.length === 0
      ? ""
      : tag(
          "g",
          { "font-size": size, ...more, ...painter.fill(role) },
          lines.map((l) => textTag({ x: l.x, y: l.y }, l.text)).join(""),
        );
  return [
    block(layout.title, metrics.title, "ink", { "font-family": SERIF, "font-weight": 600 }),
    block(layout.subtitle, metrics.subtitle, "muted"),
    spec.strings.notice === null ? "" : drawNotice(layout, painter),
    block(layout.yLabel.text === "" ? [] : [layout.yLabel], metrics.body, "ink", { "font-weight": 600 }),
    drawLegend(spec, layout, painter),
    block(layout.footer, metrics.small, "muted"),
  ].join("");
}

/** A bar beside the warning, so that it stands out without colour. */
function drawNotice({ notice, metrics }: Layout, painter: Painter): string {
  const [first, last] = [notice[0], notice.at(-1)];
  if (first === undefined || last === undefined) return "";
  const top = first.y - metrics.body;
  return (
    tag("rect", {
      x: metrics.margin,
      y: top,
      width: 3 * metrics.scale,
      height: last.y - top + metrics.body * 0.3,
      ...painter.fill("line1"),
    }) +
    tag(
      "g",
      { "font-size": metrics.body, "font-weight": 600, ...painter.fill("label1") },
      notice.map((l) => textTag({ x: l.x, y: l.y }, l.text)).join(""),
    )
  );
}

function drawLegend(spec: Pick<SpecBase, "series">, { legend, metrics }: Layout, painter: Painter): string {
  const { scale, body } = metrics;
  return legend
    .map(({ x, y, text, series, quality, sample: kind }) => {
      const colour = series === null ? undefined : spec.series[series]?.colour;
      if (kind === "bar" || kind === "week") {
        const { opacity, outline } = kind === "week" ? { opacity: WEEK_OPACITY, outline: false } : BAR_STYLES[quality];
        const look = { series, quality, colour, opacity, outline };
        return drawBarSample({ x, y, text }, look, metrics, painter);
      }
      if (kind !== undefined) return drawPeersSample({ x, y, text }, kind, metrics, painter);
      const { dash, width } = LINE_STYLES[quality];
      const sample = tag("path", {
        "data-legend": series === null ? "any" : String(series),
        d: `M${round(x)} ${round(y - body * 0.35)}h${round(20 * scale)}`,
        fill: "none",
        "stroke-width": width * scale,
        "stroke-dasharray": dash.map((length) => round(length * scale)).join(" "),
        ...painter.stroke(colour === undefined ? "marker" : `line${colour}`),
      });
      return sample + textTag({ x: x + 26 * scale, y, "font-size": body, ...painter.fill("muted") }, text);
    })
    .join("");
}

interface BarLook extends BarStyle {
  series: number | null;
  quality: Quality;
  colour: number | undefined;
}

/** A bar beside its name, or the line of zero as it is where there is none. */
function drawBarSample(
  { x, y, text }: Line,
  { series, quality, colour, opacity, outline }: BarLook,
  { scale, body }: Metrics,
  painter: Painter,
): string {
  const label = textTag({ x: x + 26 * scale, y, "font-size": body, ...painter.fill("muted") }, text);
  const marks = { "data-legend": series === null ? "any" : String(series), fill: "none" };
  if (quality === "missing") {
    const d = `M${round(x)} ${round(y - body * 0.35)}h${round(20 * scale)}`;
    return tag("path", { ...marks, d, ...paintGap(scale, painter) }) + label;
  }
  const role = colour === undefined ? "marker" : (`line${colour}` as const);
  const box = { x: x + 5 * scale, y: y - body * 0.85, width: 10 * scale, height: body };
  const look = { "fill-opacity": String(opacity), ...painter.fill(role), ...(outline ? painter.stroke(role) : {}) };
  const names = joinClasses(painter.fill(role)["class"], outline ? painter.stroke(role)["class"] : null);
  return tag("rect", { ...marks, ...box, ...look, class: names }) + label;
}

/** The legend's words on the peers: beside a piece of their band, of its median, or of nothing where there are none. */
function drawPeersSample(
  { x, y, text }: Line,
  kind: "band" | "median" | "none",
  { scale, body }: Metrics,
  painter: Painter,
): string {
  const middle = y - body * 0.35;
  const label = textTag(
    { x: kind === "none" ? x : x + 26 * scale, y, "font-size": body, ...painter.fill("muted") },
    text,
  );
  if (kind === "none") return label;
  const [width, height] = [20 * scale, 11 * scale];
  const sample =
    kind === "band"
      ? tag("rect", { x, y: middle - height / 2, width, height, ...paintBand(painter) })
      : tag("path", { d: `M${round(x)} ${round(middle)}h${round(width)}`, ...paintMedian(scale, painter) });
  return sample + label;
}

/** Beside the end of each line, kept apart from one another. */
export function drawLabels({ metrics, plot, labels }: Layout, projection: Projection, painter: Painter): string {
  if (labels.length === 0) return "";
  const lead = metrics.body * 1.25;
  const isNamed = labels.some(({ name }) => name !== null);
  const isTight = isNamed && labels.length * lead * 2.2 > plot.bottom - plot.top;
  const ends = labels.map((label) => ({ label, x: projection.x(label.x), y: projection.y(label.y) }));
  // Two rows stand half above and half below the line's end, and stay within the plot.
  const half = isNamed && !isTight ? lead / 2 : 0;
  const placed = spreadApart(ends, half === 0 ? lead : lead * 2.2, {
    top: plot.top + half,
    bottom: plot.bottom - half,
  });
  const texts = placed.flatMap(({ label, x, y }) =>
    rowsOf(label, metrics, isTight).map(({ text, size, weight, role }, row) =>
      textTag(
        {
          x: x + 8 * metrics.scale,
          y: y - half + row * lead + size * 0.35,
          "font-size": size,
          "font-weight": weight,
          ...painter.fill(role),
        },
        text,
      ),
    ),
  );
  const halo = { "stroke-width": 3 * metrics.scale, "paint-order": "stroke", "stroke-linejoin": "round" };
  return tag("g", { ...halo, ...painter.stroke("background") }, texts.join(""));
}

interface LabelRow {
  text: string;
  size: number;
  weight: number;
  role: Role;
}

/** One line alone: its figure, and its day if it ended early. Among several: its name, and its figure if there is room. */
function rowsOf({ name, value, date, colour }: LineLabel, { body, small }: Metrics, isTight: boolean): LabelRow[] {
  const role = `label${colour}` as const;
  if (name === null) {
    const day = date === null ? [] : [{ text: date, size: small, weight: 400, role: "muted" as const }];
    return [{ text: value, size: body * 1.08, weight: 600, role }, ...day];
  }
  const figure = isTight ? [] : [{ text: value, size: body, weight: 600, role: "ink" as const }];
  return [{ text: name, size: body, weight: 600, role }, ...figure];
}
