import type { LineConfiguration } from "../to-chart-js.ts";
import { findAll, type Element } from "./read-svg.ts";

/** Where the SVG's plot lies, and pixels within it. */
export interface Plot {
  left: number;
  top: number;
  right: number;
  bottom: number;
  x: (day: number) => number;
  y: (value: number) => number;
}

/** Pixels from Chart.js's own scale options and the SVG's plot: neither renderer's code has a part in it. */
export function readPlot(svg: Element, config: LineConfiguration): Plot {
  const [group] = findAll(svg, "data-plot");
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = (group?.attributes["data-plot"] ?? "")
    .split(" ")
    .map(Number);
  const { x, y } = config.options?.scales ?? {};
  const scaled = (v: number) => (y?.type === "logarithmic" ? Math.log10(v) : v);
  const share = (v: number, options: typeof x) => {
    const [min, max] = [Number(options?.min), Number(options?.max)];
    return options === y ? (scaled(v) - scaled(min)) / (scaled(max) - scaled(min)) : (v - min) / (max - min);
  };
  return {
    ...{ left, top, right, bottom },
    x: (v) => left + share(v, x) * (right - left),
    y: (v) => bottom - share(v, y) * (bottom - top),
  };
}
