import {
  COLOURS,
  effectToChartJs,
  timelineToChartJs,
  toChartJs,
  type AnySpec,
  type ChartSpec,
  type EffectSpec,
  type Scheme,
  type TimelineSpec,
} from "@groundswell/charts";
import {
  BarController,
  BarElement,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  type ChartConfiguration,
} from "chart.js";
import { brushDays, type OnBrush } from "./brush-days.ts";
import { labelEnds } from "./end-labels.ts";
import { markersPlugin } from "./markers-plugin.ts";
import { readPoints } from "./read-points.ts";

// Only what our charts need: the rest of Chart.js, its tooltip included, is left out of the page.
Chart.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  LogarithmicScale,
  markersPlugin,
);

/** Charts that Chart.js draws. */
export type DrawableSpec = ChartSpec | EffectSpec | TimelineSpec;

/** A chart that is drawn. */
export interface DrawnChart {
  destroy: () => void;
}

/** What a reader can do beyond reading. */
export interface DrawOptions {
  /** Where days can be chosen by dragging across them; not on charts by age. */
  onBrush?: OnBrush;
}

/** Whether a chart is one that is drawn on a canvas: a board of words and ranges is not. */
export function isDrawable(spec: AnySpec): spec is DrawableSpec {
  return spec.mark !== "board";
}

/**
 * Draws a chart on a canvas, keeps it in the reader's colour scheme, and makes its figures readable by pointer and
 * keyboard.
 * @param canvas within an element of its own that has a position and a size; this becomes a slider over the days
 */
export function drawOnCanvas(canvas: HTMLCanvasElement, spec: DrawableSpec, options: DrawOptions = {}): DrawnChart {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let drawn = create(canvas, spec, dark.matches ? "dark" : "light", options);
  const redraw = () => {
    drawn.destroy();
    drawn = create(canvas, spec, dark.matches ? "dark" : "light", options);
  };
  const isAuto = spec.theme === "auto";
  if (isAuto) dark.addEventListener("change", redraw);
  return {
    destroy: () => {
      dark.removeEventListener("change", redraw);
      drawn.destroy();
    },
  };
}

function create(canvas: HTMLCanvasElement, spec: DrawableSpec, system: Scheme, { onBrush }: DrawOptions): DrawnChart {
  const scheme = spec.theme === "auto" ? system : spec.theme;
  const config = configure(spec, scheme, canvas);
  Chart.defaults.font.family = getComputedStyle(canvas).fontFamily;
  // Pointer and keys are read by us, in one way.
  const chart = new Chart(canvas, { ...config, options: { ...config.options, events: [] } });
  const box = canvas.parentElement;
  const stop =
    box === null
      ? () => undefined
      : readPoints(box, chart, config, { scheme, label: spec.strings.alt, markers: spec.markers });
  const stopBrush =
    box === null || onBrush === undefined ? () => undefined : brushDays(box, chart, COLOURS[scheme].ink, onBrush);
  return {
    destroy: () => {
      stop();
      stopBrush();
      chart.destroy();
    },
  };
}

function configure(spec: DrawableSpec, scheme: Scheme, canvas: HTMLCanvasElement): ChartConfiguration {
  switch (spec.mark) {
    case "line": {
      const { room, plugin } = labelEnds(canvas, spec, COLOURS[scheme]);
      return { ...toChartJs(spec, scheme, undefined, room), plugins: [plugin] };
    }
    case "weeks":
      return effectToChartJs(spec, scheme);
    case "timeline":
      return timelineToChartJs(spec, scheme);
  }
}
