import type { Interval } from "@groundswell/core";
import type { Metrics } from "./metrics.ts";
import { nextBucket } from "../axes/next-bucket.ts";
import type { Axis, SpecSeries } from "../spec.ts";
import { boundText, measureText, truncateText } from "../text/text.ts";

/** The text beside the end of a line: what it is called (where there are several), its newest figure, and its day. */
export interface LineLabel {
  colour: number;
  x: number;
  y: number;
  name: string | null;
  value: string;
  /** Said where the line ends before the chart does. */
  date: string | null;
  width: number;
}

const SHARE_OF_WIDTH = 0.26;

/** @param interval of bars, whose labels stand beside the end of the last */
export function labelLines(
  series: readonly SpecSeries[],
  domain: [number, number],
  metrics: Metrics,
  interval: Interval = "day",
): LineLabel[] {
  const max = metrics.width * SHARE_OF_WIDTH;
  // Bars and their average are named by the legend; names at their common end would only crowd it.
  const isNamed = series.length > 1 && series.every(({ draw }) => draw === "line");
  return series.flatMap(({ last, label, colour, draw }) => {
    if (last === null) return [];
    const name = isNamed ? truncateText(label, max, metrics.body, "bold") : null;
    const value = truncateText(last.text, max, metrics.body, "bold");
    const x = draw === "bars" ? nextBucket(last.x, interval, "date") - 0.5 : last.x;
    const date = series.length === 1 && x < domain[1] ? last.dateText : null;
    const widths = [
      measureText(value, metrics.body * 1.08, "bold"),
      measureText(name ?? "", metrics.body, "bold"),
      measureText(date ?? "", metrics.small),
    ];
    return [{ colour, x, y: last.y, name, value, date, width: Math.max(...widths) }];
  });
}

/** Space left of the plot for the axis, right of it for what the labels need beyond the lines' ends. */
export function buildFrame(
  y: Axis,
  labels: readonly LineLabel[],
  domain: [number, number],
  metrics: Metrics,
): { left: number; right: number } {
  const { margin, scale, width } = metrics;
  const widest = Math.max(0, ...y.ticks.map((tick) => boundText(tick.label, metrics.body)));
  const left = Math.ceil(margin + widest + 8 * scale);
  const right = labels.reduce((most, label) => {
    const reach = (label.x - domain[0]) / (domain[1] - domain[0]);
    const room = label.width + 9 * scale + margin;
    // Solved for the right margin: the label begins where the line ends, which moves with the margin itself.
    const needed = reach > 0 ? (room - (1 - reach) * (width - left)) / reach : 0;
    return Math.max(most, needed);
  }, margin);
  return { left, right: Math.ceil(Math.min(right, width * 0.4)) };
}
