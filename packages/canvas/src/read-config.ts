import type { MarkerAnnotation } from "@groundswell/charts";
import type { Chart, ChartConfiguration } from "chart.js";

/** One point that a tooltip is about. */
export interface TooltipPoint {
  datasetIndex: number;
  dataIndex: number;
  parsed: { x: number; y: number | null };
}

/** What the adapters say of points, in the chart's language. */
export interface TooltipWords {
  title: (points: TooltipPoint[]) => string;
  label: (point: TooltipPoint) => string;
}

/** The parts of the adapters' plugin options that are ours to read. */
interface PluginOptions {
  annotation?: { annotations?: Record<string, MarkerAnnotation> };
  tooltip?: { callbacks?: TooltipWords };
}

/** Our adapters write these options, and write just this: Chart.js's own types for them know more, and other, forms. */
function readPlugins({ options }: Pick<ChartConfiguration, "options">): PluginOptions {
  return (options?.plugins ?? {}) as PluginOptions;
}

/** What is to be drawn beside the figures. */
export function readAnnotations(chart: Chart): MarkerAnnotation[] {
  // As configured: through the chart's own options each read would pass its defaults.
  const { options } = chart.config as Pick<ChartConfiguration, "options">;
  return Object.values(readPlugins({ options }).annotation?.annotations ?? {});
}

/** How a configuration words its tooltips; null: it has none. */
export function readTooltipWords(config: Pick<ChartConfiguration, "options">): TooltipWords | null {
  return readPlugins(config).tooltip?.callbacks ?? null;
}
