import { toChartJs, type ChartSpec } from "@groundswell/charts";
import { createCanvas } from "@napi-rs/canvas";
import { Chart, registerables, type ChartConfiguration, type ChartItem } from "chart.js";
import annotation from "chartjs-plugin-annotation";

Chart.register(...registerables, annotation);

/** The same chart as PNG by Chart.js on a server's canvas: its plot alone, without title, key and footer. */
export function drawByChartJs(spec: ChartSpec): Buffer {
  const canvas = createCanvas(spec.size.width, spec.size.height);
  const { options, ...config } = toChartJs(spec) as ChartConfiguration;
  const chart = new Chart(asChartItem(canvas), {
    ...config,
    options: { ...options, responsive: false, devicePixelRatio: 1 },
  });
  const png = canvas.toBuffer("image/png");
  chart.destroy();
  return png;
}

/** Chart.js asks of a canvas for its context and size only, and a server's canvas has both. */
function asChartItem(canvas: unknown): ChartItem {
  return canvas as ChartItem;
}
