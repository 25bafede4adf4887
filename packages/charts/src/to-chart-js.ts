import type { ChartConfiguration, ChartDataset, ScriptableLineSegmentContext } from "chart.js";
import type {} from "chartjs-plugin-annotation";
import { toBarDataset } from "./chart-js/chart-js-bars.ts";
import { annotateMarkers, LANE_HEIGHT } from "./chart-js/chart-js-markers.ts";
import { PLAIN, strongZero, xScale, yScale } from "./chart-js/plain-options.ts";
import { COLOURS, LINE_STYLES, type Colours } from "./palette.ts";
import { namePlace } from "./lines/name-place.ts";
import type { Reading } from "./phrases/index.ts";
import { readingFor } from "./phrases/reading.ts";
import { isFigure, isIsolated, styleLink } from "./lines/runs.ts";
import type { ChartSpec, Scheme, SpecSeries } from "./spec.ts";

export interface ChartJsPoint {
  x: number;
  y: number | null;
}

/** What tooltips are worded with. */
export type PointReading = Pick<Reading, "number" | "flow" | "date" | "dateRange" | "age" | "quality">;

/** Lines, and bars among them. */
export type LineConfiguration = ChartConfiguration<"line" | "bar", ChartJsPoint[]>;

/**
 * The chart for Chart.js with chartjs-plugin-annotation: same figures, gaps, domain, ticks and numbers as the SVG.
 * Title, key and footer are the page's to set, from `spec.strings` and `spec.markers`.
 * @param scheme which colours to take where the spec's theme is `auto`
 * @param reading how figures are said; by default in the spec's language
 * @param right pixels left free beside the plot, for whoever writes there
 */
export function toChartJs(
  spec: ChartSpec,
  scheme: Scheme = "light",
  reading: PointReading = readingFor(spec.language),
  right = 8,
): LineConfiguration {
  const colours = COLOURS[spec.theme === "auto" ? scheme : spec.theme];
  const lanes = new Set(spec.markers.map((marker) => marker.lane)).size;
  return {
    type: "line",
    data: {
      datasets: spec.series.map((series) =>
        series.draw === "bars" ? toBarDataset(series, spec, colours) : toDataset(series, colours),
      ),
    },
    options: {
      ...PLAIN,
      layout: { padding: { top: lanes * LANE_HEIGHT + 4, right } },
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: xScale(spec.x, colours),
        y: { type: spec.y.scale === "log" ? "logarithmic" : "linear", ...yScale(spec.y, colours, strongZero(colours)) },
      },
      plugins: {
        legend: { display: false },
        tooltip: describePoints(spec, colours, reading),
        annotation: { clip: false, annotations: annotateMarkers(spec, colours) },
      },
    },
  };
}

function toDataset(
  { label, points, colour, draw }: SpecSeries,
  colours: Colours,
): ChartDataset<"line", ChartJsPoint[]> {
  const hue = colours.lines[colour] ?? colours.ink;
  const end = points.findLastIndex(isFigure);
  const styleOf = ({ p0DataIndex, p1DataIndex }: ScriptableLineSegmentContext) => {
    const [a, b] = [points[p0DataIndex], points[p1DataIndex]];
    return LINE_STYLES[styleLink(a?.quality ?? "missing", b?.quality ?? "missing", draw)];
  };
  return {
    type: "line",
    label,
    order: 0,
    data: points.map(({ x, y }) => ({ x, y })),
    borderColor: hue,
    backgroundColor: hue,
    borderWidth: LINE_STYLES.observed.width,
    borderJoinStyle: "round",
    tension: 0,
    spanGaps: false,
    segment: { borderDash: (context) => [...styleOf(context).dash], borderWidth: (context) => styleOf(context).width },
    // Lone figures and the line's end have dots; the plot's edge must not cut them.
    pointRadius: points.map((_, index) => (index === end ? 3 : isIsolated(points, index) ? 2 : 0)),
    clip: 6,
    pointHoverRadius: 4,
    pointHitRadius: 8,
  };
}

/** A tooltip says the day, all digits, and how the figure was come by. */
function describePoints(spec: ChartSpec, colours: Colours, reading: PointReading) {
  return {
    backgroundColor: colours.background,
    titleColor: colours.ink,
    bodyColor: colours.ink,
    borderColor: colours.axis,
    borderWidth: 1,
    callbacks: {
      title: ([item]: { datasetIndex: number; dataIndex: number }[]) => {
        const series = item === undefined ? undefined : spec.series[item.datasetIndex];
        const x = series?.points[item?.dataIndex ?? 0]?.x ?? spec.x.domain[0];
        return namePlace(x, series?.draw ?? "line", spec, reading);
      },
      label: ({ datasetIndex, dataIndex }: { datasetIndex: number; dataIndex: number }) => {
        const series = spec.series[datasetIndex];
        const point = series?.points[dataIndex];
        if (series === undefined || point === undefined) return "";
        const say = spec.flow === true ? reading.flow : reading.number;
        const value = point.y === null ? "" : `${say(point.y)}, `;
        return `${series.label}: ${value}${reading.quality[point.quality]}`;
      },
    },
  };
}
