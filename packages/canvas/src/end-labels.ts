import { spreadApart, type ChartSpec, type Colours } from "@groundswell/charts";
import type { Chart, Plugin } from "chart.js";

/** Height of a row of a label, in pixels. */
const LEAD = 15;

interface EndLabel {
  x: number;
  y: number;
  isBar: boolean;
  rows: { text: string; colour: string }[];
  width: number;
}

export interface EndLabels {
  /** Pixels that they take right of the plot. */
  room: number;
  plugin: Plugin;
}

/**
 * Beside the end of each line, as in the SVG: among several its name and, where there is room, its newest figure; of one
 * alone its newest figure, and its day if the line ended early.
 * @param canvas what they are measured with, in its own font
 */
export function labelEnds(canvas: HTMLCanvasElement, spec: ChartSpec, colours: Colours): EndLabels {
  const ctx = canvas.getContext("2d");
  const font = `600 12px ${getComputedStyle(canvas).fontFamily}`;
  const box = canvas.parentElement?.clientWidth ?? 0;
  if (ctx === null) return { room: 8, plugin: { id: "ends" } };
  ctx.font = font;
  const labels = listLabels(spec, colours, (text) => fitText(ctx, text, box * 0.26));
  for (const label of labels) label.width = Math.max(...label.rows.map(({ text }) => ctx.measureText(text).width));
  const [from, to] = spec.x.domain;
  // A line that ends early has some of the plot beside it, which takes most of the box.
  const rooms = labels.map(({ x, isBar, width }) => width + 12 - (isBar ? 0 : (0.6 * box * (to - x)) / (to - from)));
  return {
    room: Math.max(8, ...rooms),
    plugin: { id: "ends", afterDatasetsDraw: (chart) => draw(chart, labels, font, colours) },
  };
}

function listLabels(
  { series, x }: ChartSpec,
  { labels, ink, muted }: Colours,
  fit: (text: string) => string,
): EndLabel[] {
  const isNamed = series.length > 1 && series.every(({ draw }) => draw === "line");
  return series.flatMap(({ label, colour, draw, last }) => {
    if (last === null) return [];
    const hue = labels[colour] ?? ink;
    const figure = { text: last.text, colour: isNamed ? ink : hue };
    const day = series.length === 1 && last.x < x.domain[1] ? [{ text: last.dateText, colour: muted }] : [];
    const rows = isNamed ? [{ text: fit(label), colour: hue }, figure] : [figure, ...day];
    return [{ x: last.x, y: last.y, isBar: draw === "bars", rows, width: 0 }];
  });
}

/** Cut to a width, in pixels. */
function fitText(ctx: CanvasRenderingContext2D, text: string, most: number): string {
  const letters = Array.from(text);
  if (ctx.measureText(text).width <= most) return text;
  while (letters.length > 1 && ctx.measureText(`${letters.join("")}…`).width > most) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function draw({ ctx, chartArea, scales }: Chart, labels: readonly EndLabel[], font: string, colours: Colours): void {
  const { top, bottom, right } = chartArea;
  const isTight = labels.length > 1 && labels.length * LEAD * 2.2 > bottom - top;
  const rows = isTight ? 1 : Math.max(0, ...labels.map((label) => label.rows.length));
  const half = ((rows - 1) * LEAD) / 2;
  const ends = labels.map((label) => ({
    rows: label.rows.slice(0, rows),
    x: label.isBar ? right : (scales["x"]?.getPixelForValue(label.x) ?? 0),
    y: scales["y"]?.getPixelForValue(label.y) ?? 0,
  }));
  ctx.save();
  Object.assign(ctx, { font, lineWidth: 3, lineJoin: "round", strokeStyle: colours.background });
  Object.assign(ctx, { textAlign: "left", textBaseline: "middle" });
  for (const end of spreadApart(ends, rows * LEAD, { top: top + half, bottom: bottom - half })) {
    for (const [row, { text, colour }] of end.rows.entries()) {
      const at = [end.x + 8, end.y - half + row * LEAD] as const;
      ctx.strokeText(text, ...at);
      ctx.fillStyle = colour;
      ctx.fillText(text, ...at);
    }
  }
  ctx.restore();
}
