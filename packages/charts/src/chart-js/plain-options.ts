import type { Tick as ChartTick } from "chart.js";
import type { Colours } from "../palette.ts";
import type { Axis } from "../spec.ts";

/** What all charts have: figures as they are, drawn at once, as large as the box that they are in. */
export const PLAIN = {
  animation: false,
  parsing: false,
  normalized: true,
  responsive: true,
  maintainAspectRatio: false,
  spanGaps: false,
} as const;

/** Below the plot, marked where its ticks are. */
export function xScale(axis: Axis, colours: Colours) {
  return {
    type: "linear" as const,
    ...readAxis(axis, colours, true),
    // Bars would widen the axis by half of one at each end: the domain has room for them already.
    offset: false,
    grid: { display: true, offset: false, drawOnChartArea: false, color: colours.axis, tickLength: 4 },
    border: { color: colours.axis },
  };
}

/** Beside the plot, with a line through it at each tick. @param lines their colour, or that of each */
export function yScale(axis: Axis, colours: Colours, lines: string | ((context: TickContext) => string)) {
  return {
    ...readAxis(axis, colours, false),
    grid: { color: lines, tickLength: 0 },
    border: { display: false },
  };
}

interface TickContext {
  tick: { value: number };
}

/** Zero, which bars stand on and lines are measured from, is drawn stronger. */
export function strongZero(colours: Colours): (context: TickContext) => string {
  return ({ tick }) => (tick.value === 0 ? colours.axis : colours.grid);
}

/** Domain and ticks as the spec has them; small pages leave out some, rather than set them over each other. */
function readAxis({ domain: [min, max], ticks }: Axis, colours: Colours, isAcross: boolean) {
  const labels = new Map(ticks.map(({ value, label }) => [value, label]));
  return {
    min,
    max,
    afterBuildTicks: (axis: { ticks: ChartTick[] }) => {
      axis.ticks = ticks.map(({ value, label }) => ({ value, label }));
    },
    ticks: {
      color: colours.muted,
      autoSkip: true,
      autoSkipPadding: isAcross ? 12 : 2,
      maxRotation: 0,
      callback: (value: string | number) => labels.get(Number(value)) ?? "",
    },
  };
}
