import type { Chart, Plugin } from "chart.js";

/**
 * Fills what lies between a line and the next one, for lines that say `fill: "+1"`: the part of Chart.js's own filler
 * that our charts need, in its place and under its name.
 */
export const fillPlugin: Plugin = {
  id: "filler",
  beforeDatasetsDraw: (chart) => {
    for (const [index, dataset] of chart.data.datasets.entries()) {
      if (!("fill" in dataset) || dataset.fill !== "+1" || typeof dataset.backgroundColor !== "string") continue;
      fillBetween(chart, index, dataset.backgroundColor);
    }
  },
};

interface Pixel {
  x: number;
  y: number;
}

function fillBetween(chart: Chart, index: number, colour: string): void {
  const { ctx, chartArea } = chart;
  const { left, top, right, bottom } = chartArea;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  ctx.fillStyle = colour;
  const [edge, other] = [listRuns(chart, index), listRuns(chart, index + 1)];
  for (const [i, run] of edge.entries()) {
    const [first, ...rest] = [...run, ...(other[i] ?? []).toReversed()];
    if (first === undefined) continue;
    ctx.beginPath();
    ctx.moveTo(first.x, first.y);
    for (const { x, y } of rest) ctx.lineTo(x, y);
    ctx.fill();
  }
  ctx.restore();
}

/** The places of a line's points, a list for each stretch between gaps. */
function listRuns(chart: Chart, index: number): Pixel[][] {
  const { x, y } = chart.scales;
  const runs: Pixel[][] = [[]];
  for (const point of chart.data.datasets[index]?.data ?? []) {
    if (typeof point !== "object" || point === null || !("x" in point)) continue;
    const { x: across, y: up } = point;
    if (across === null || up === null) runs.push([]);
    else runs.at(-1)?.push({ x: x?.getPixelForValue(across) ?? 0, y: y?.getPixelForValue(up) ?? 0 });
  }
  return runs;
}
