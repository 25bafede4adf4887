import { toChartJs, type ChartSpec, type Scheme } from "@groundswell/charts";
import { Chart, LinearScale, LineController, LineElement, LogarithmicScale, PointElement, Tooltip } from "chart.js";
import annotation from "chartjs-plugin-annotation";

// Only what a line chart needs; this module is loaded when a chart is on the page.
Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale, Tooltip, annotation);

/**
 * Draws a chart on a canvas and keeps it in the reader's colour scheme.
 * @returns a function that takes it down
 */
export function drawOnCanvas(canvas: HTMLCanvasElement, spec: ChartSpec): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const fontFamily = getComputedStyle(canvas).fontFamily;
  let chart = create();
  const redraw = () => {
    chart.destroy();
    chart = create();
  };
  dark.addEventListener("change", redraw);
  return () => {
    dark.removeEventListener("change", redraw);
    chart.destroy();
  };

  function create() {
    const scheme: Scheme = dark.matches ? "dark" : "light";
    const config = toChartJs(spec, scheme);
    Chart.defaults.font.family = fontFamily;
    return new Chart(canvas, config);
  }
}
