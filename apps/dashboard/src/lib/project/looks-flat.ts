import type { ChartSpec } from "@groundswell/charts";

/** A line of which the least is more than this share of the most looks flat on an axis from zero. */
const FLAT_SHARE = 0.5;

/** Whether a chart of totals leaves so much room under its lines, as their axis starts at zero, that days hardly show. */
export function looksFlat({ series, flow }: Pick<ChartSpec, "series" | "flow">, scale: "linear" | "log"): boolean {
  if (flow === true || scale === "log") return false;
  const known = series.flatMap(({ points }) => points.flatMap(({ y }) => (y === null ? [] : [y])));
  return known.length > 1 && Math.min(...known) > FLAT_SHARE * Math.max(...known);
}
