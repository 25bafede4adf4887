import type { ChartDataset } from "chart.js";
import { scaleThickness, withOpacity, type BarDataset } from "../chart-js/chart-js-bars.ts";
import { LANE_HEIGHT } from "../chart-js/chart-js-markers.ts";
import { PLAIN, strongZero, xScale, yScale } from "../chart-js/plain-options.ts";
import { annotateWeeks } from "./effect-annotations.ts";
import type { EffectSpec } from "./effect-spec.ts";
import { BAR_WIDTH, WEEK } from "./effect-weeks.ts";
import { COLOURS, WEEK_OPACITY, type Colours } from "../palette.ts";
import type { Reading } from "../phrases/index.ts";
import { readingFor } from "../phrases/reading.ts";
import type { Scheme } from "../spec.ts";
import type { ChartJsPoint, LineConfiguration } from "../to-chart-js.ts";

type Lines = ChartDataset<"line", ChartJsPoint[]>;

/**
 * The chart of weeks around a story for Chart.js with chartjs-plugin-annotation: same figures, gaps, domain, ticks,
 * band and days as the SVG. The project's weeks are bars; the peers' are annotations across them, and their medians
 * points that are not drawn until they are read.
 * @param scheme which colours to take where the spec's theme is `auto`
 * @param reading how figures are said; by default in the spec's language
 */
export function effectToChartJs(
  spec: EffectSpec,
  scheme: Scheme = "light",
  reading: Pick<Reading, "number" | "dateRange" | "noFigure"> = readingFor(spec.language),
): LineConfiguration {
  const colours = COLOURS[spec.theme === "auto" ? scheme : spec.theme];
  return {
    type: "line",
    data: { datasets: [drawBars(spec, colours), ...listMedians(spec, colours)] },
    options: {
      ...PLAIN,
      layout: { padding: { top: Math.min(2, spec.markers.length) * LANE_HEIGHT + 4, right: 8 } },
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: xScale(spec.x, colours),
        y: { type: "linear", ...yScale(spec.y, colours, strongZero(colours)) },
      },
      plugins: {
        legend: { display: false },
        tooltip: describeWeeks(spec, colours, reading),
        annotation: { clip: false, annotations: annotateWeeks(spec, colours) },
      },
    },
  };
}

/** Bars from zero, as wide as in the SVG; the story's is the stronger one. */
function drawBars({ series: [own], shade, x }: EffectSpec, colours: Colours): BarDataset {
  const points = own?.points ?? [];
  const hue = colours.lines[0] ?? colours.ink;
  const isStory = (at: number) => shade !== null && at > shade.from && at < shade.to;
  return {
    type: "bar",
    label: own?.label ?? "",
    data: points.map((point) => ({ x: point.x, y: point.y })),
    order: 1,
    grouped: false,
    ...scaleThickness(BAR_WIDTH, x.domain),
    backgroundColor: points.map((point) =>
      isStory(point.x) ? (colours.labels[1] ?? hue) : withOpacity(hue, WEEK_OPACITY),
    ),
    borderColor: hue,
    borderWidth: 0,
  };
}

/** The peers' medians, to be read at their weeks: no line joins one week to the next. */
function listMedians({ band, strings }: EffectSpec, colours: Colours): Lines[] {
  if (band.length === 0) return [];
  const hue = colours.lines[7] ?? colours.ink;
  return [
    {
      type: "line",
      label: nameMedian(strings),
      data: band.flat().map((week) => ({ x: week.x, y: week.middle })),
      order: 0,
      showLine: false,
      borderColor: hue,
      backgroundColor: hue,
      pointRadius: 0,
      pointHoverRadius: 4,
      pointHitRadius: 8,
    },
  ];
}

function nameMedian({ legend }: EffectSpec["strings"]): string {
  return legend.find(({ sample }) => sample === "median")?.text ?? "";
}

/** A tooltip says the week, the project's stars in it, and the peers' median with the ends of their band. */
function describeWeeks(
  { series: [own], band, shade, strings }: EffectSpec,
  colours: Colours,
  { number, dateRange, noFigure }: Pick<Reading, "number" | "dateRange" | "noFigure">,
) {
  const points = own?.points ?? [];
  const peers = band.flat();
  const whole = (value: number) => number(Math.round(value));
  return {
    backgroundColor: colours.background,
    titleColor: colours.ink,
    bodyColor: colours.ink,
    borderColor: colours.axis,
    borderWidth: 1,
    callbacks: {
      title: ([item]: { datasetIndex: number; dataIndex: number }[]) => {
        const place = item === undefined ? undefined : (item.datasetIndex === 0 ? points : peers)[item.dataIndex];
        if (place === undefined) return "";
        const from = Math.floor(place.x - WEEK / 2);
        const range = dateRange(from, from + WEEK - 1, true);
        return from === shade?.from ? `${range}, ${shade.text}` : range;
      },
      label: ({ datasetIndex, dataIndex }: { datasetIndex: number; dataIndex: number }) => {
        if (datasetIndex === 0) {
          const stars = points[dataIndex]?.y ?? null;
          return `${own?.label ?? ""}: ${stars === null ? noFigure : whole(stars)}`;
        }
        // The ends of the band are said with its median.
        const week = peers[dataIndex];
        const said = week === undefined ? noFigure : `${whole(week.middle)} (${whole(week.low)}–${whole(week.high)})`;
        return `${nameMedian(strings)}: ${said}`;
      },
    },
  };
}
