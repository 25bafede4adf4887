import { buildChartSpec, toSvg, type ChartInput, type ChartSpec } from "@groundswell/charts";

/** A chart as a page carries it: the decided chart, and two drawings of it that need no script. */
export interface ChartView {
  spec: ChartSpec;
  /** For wide pages. */
  wideSvg: string;
  /** For phones, with text that stays readable there. */
  narrowSvg: string;
}

const WIDE = { width: 960, height: 520 };
const NARROW = { width: 380, height: 460 };
const SMALL = { width: 560, height: 340 };

/** Draws a page's main chart. */
export function drawChart(input: Omit<ChartInput, "width" | "height" | "theme">): ChartView {
  return draw(input, WIDE);
}

/** Draws a chart that stands beside others. */
export function drawSmallChart(input: Omit<ChartInput, "width" | "height" | "theme">): ChartView {
  return draw(input, SMALL);
}

function draw(input: Omit<ChartInput, "width" | "height" | "theme">, size: { width: number; height: number }) {
  const spec = buildChartSpec({ ...input, ...size, theme: "auto" });
  const narrow = buildChartSpec({ ...input, ...NARROW, theme: "auto" });
  return { spec, wideSvg: toSvg(spec), narrowSvg: toSvg(narrow) };
}
