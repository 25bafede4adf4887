import type { ChartDataset } from "chart.js";
import { BAR_DAYS, barMiddle } from "../lines/bars.ts";
import { BAR_STYLES, type Colours } from "../palette.ts";
import type { ChartSpec, SpecSeries } from "../spec.ts";

export type BarDataset = ChartDataset<"bar", { x: number; y: number | null }[]>;

/** Bars from zero, behind the lines, as wide as in the SVG. */
export function toBarDataset({ label, points, colour }: SpecSeries, spec: ChartSpec, colours: Colours): BarDataset {
  const hue = colours.lines[colour] ?? colours.ink;
  const styles = points.map(({ quality }) => BAR_STYLES[quality]);
  return {
    type: "bar",
    label,
    data: points.map(({ x, y }) => ({ x: barMiddle(x, spec.interval), y })),
    order: 1,
    grouped: false,
    ...scaleThickness(BAR_DAYS[spec.interval], spec.x.domain),
    backgroundColor: styles.map(({ opacity }) => withOpacity(hue, opacity)),
    borderColor: hue,
    borderWidth: styles.map(({ outline }) => (outline ? 1 : 0)),
  };
}

interface Scaled {
  chart: { scales: Record<string, { getPixelForValue: (value: number) => number }> };
}

/**
 * A bar's width in days. Chart.js resolves the option each time it lays the bars out, whatever its types say: they know a
 * number only, which would be of pixels and stay the same when the page changes its width.
 */
export function scaleThickness(days: number, [from, to]: [number, number]): Pick<BarDataset, "barThickness"> {
  const inPixels = ({ chart: { scales } }: Scaled) => {
    const { x } = scales;
    // Measured within the plot: far from it Chart.js holds all places to be the same.
    return x === undefined ? 1 : ((x.getPixelForValue(to) - x.getPixelForValue(from)) * days) / (to - from);
  };
  return { barThickness: inPixels as unknown as number };
}

/** `#rrggbb` with an opacity from 0 to 1. */
export function withOpacity(hue: string, opacity: number): string {
  return `${hue}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, "0")}`;
}
