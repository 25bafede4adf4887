import type { MarkerAnnotation } from "@groundswell/charts";
import type { Chart, Plugin } from "chart.js";
import { readAnnotations } from "./read-config.ts";

/**
 * Draws the lines, bands and numbers that the adapters give as chartjs-plugin-annotation's options: the part of that
 * plugin which our charts need, at a tenth of its size. It reads the options where that plugin does, so that either draws
 * the same configuration.
 */
export const markersPlugin: Plugin = {
  id: "annotation",
  beforeDatasetsDraw: (chart) => {
    drawAll(chart, true);
  },
  afterDatasetsDraw: (chart) => {
    drawAll(chart, false);
  },
};

function drawAll(chart: Chart, behind: boolean): void {
  const { ctx } = chart;
  for (const annotation of readAnnotations(chart)) {
    if ((annotation.drawTime === "beforeDatasetsDraw") !== behind) continue;
    ctx.save();
    draw(chart, annotation);
    ctx.restore();
  }
}

function draw(chart: Chart, annotation: MarkerAnnotation): void {
  const { ctx, chartArea, scales } = chart;
  const { x, y } = scales;
  if (x === undefined || y === undefined) return;
  ctx.lineWidth = annotation.borderWidth;
  ctx.strokeStyle = annotation.borderColor ?? "transparent";
  ctx.fillStyle = annotation.backgroundColor ?? "transparent";
  const yOf = (value: number | undefined, otherwise: number) =>
    value === undefined ? otherwise : y.getPixelForValue(value);
  if (annotation.type === "box") {
    const [left, right] = [x.getPixelForValue(annotation.xMin), x.getPixelForValue(annotation.xMax)];
    const [top, bottom] = [yOf(annotation.yMax, chartArea.top), yOf(annotation.yMin, chartArea.bottom)];
    ctx.fillRect(left, top, Math.max(1, right - left), bottom - top);
  } else if (annotation.type === "line") {
    ctx.setLineDash(annotation.borderDash);
    ctx.beginPath();
    ctx.moveTo(x.getPixelForValue(annotation.xMin), yOf(annotation.yMax, chartArea.top));
    ctx.lineTo(x.getPixelForValue(annotation.xMax), yOf(annotation.yMin, chartArea.bottom));
    ctx.stroke();
  } else {
    const at = { x: x.getPixelForValue(annotation.xValue), y: y.getPixelForValue(annotation.yValue) };
    const most = x.getPixelForValue(x.min + (annotation.room?.days ?? 0)) - x.getPixelForValue(x.min);
    drawLabel(ctx, annotation, { x: at.x + (annotation.xAdjust ?? 0), y: at.y + annotation.yAdjust, most });
  }
}

type Label = Extract<MarkerAnnotation, { type: "label" }>;

interface Place {
  x: number;
  y: number;
  /** Pixels that a label has which asks for room. */
  most: number;
}

/** A text in a box with round corners, its middle at the place, or else its beginning or end. */
function drawLabel(ctx: CanvasRenderingContext2D, label: Label, { x: place, y, most }: Place): void {
  const { content, color, borderRadius, padding, font, position, room } = label;
  ctx.font = `${font.weight} ${font.size}px ${readFamily(ctx.font)}`;
  if (room !== undefined && ctx.measureText(room.text).width + 4 > most) return;
  const height = font.size * 1.2 + 2 * padding.y;
  const width = Math.max(height, ctx.measureText(content).width + 2 * padding.x);
  const x = place + (position === undefined ? 0 : position === "start" ? width / 2 : -width / 2);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, Math.min(borderRadius, height / 2));
  ctx.fill();
  if (label.borderWidth > 0) ctx.stroke();
  ctx.fillStyle = color;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(content, x, y + font.size * 0.06);
}

/** What follows the size in a canvas's `font`. */
function readFamily(font: string): string {
  return /\dpx(?:\/\S+)? (.+)$/.exec(font)?.[1] ?? "sans-serif";
}
