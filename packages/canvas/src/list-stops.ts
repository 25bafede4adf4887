import type { ChartConfiguration } from "chart.js";

/** A place along x at which there is a figure, and which points stand there. */
export interface Stop {
  x: number;
  points: { datasetIndex: number; index: number }[];
}

/** Every place at which some line or bar has a figure, from left to right. */
export function listStops(config: Pick<ChartConfiguration, "data">): Stop[] {
  const stops = new Map<number, Stop>();
  for (const [datasetIndex, { data }] of config.data.datasets.entries()) {
    for (const [index, point] of data.entries()) {
      if (!isFigure(point)) continue;
      const stop = stops.get(point.x) ?? { x: point.x, points: [] };
      stop.points.push({ datasetIndex, index });
      stops.set(point.x, stop);
    }
  }
  return [...stops.values()].sort((a, b) => a.x - b.x);
}

function isFigure(point: unknown): point is { x: number; y: number } {
  if (typeof point !== "object" || point === null || !("x" in point) || !("y" in point)) return false;
  return typeof point.x === "number" && typeof point.y === "number";
}

/** Index of the stop nearest to a place along x; −1: there is none. */
export function findNearestStop(stops: readonly Stop[], x: number): number {
  let [low, high] = [0, stops.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((stops[middle]?.x ?? 0) < x) low = middle;
    else high = middle;
  }
  const [left, right] = [stops[low], stops[high]];
  if (left === undefined || right === undefined) return -1;
  return Math.abs(x - left.x) <= Math.abs(right.x - x) ? low : high;
}
