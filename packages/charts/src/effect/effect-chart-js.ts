import type { ChartDataset } from "chart.js";
import { LANE_HEIGHT } from "../chart-js/chart-js-markers.ts";
import { annotateStory, BAND } from "./effect-annotations.ts";
import type { BandPoint, EffectSpec } from "./effect-spec.ts";
import { WEEK } from "./effect-weeks.ts";
import { COLOURS, LINE_STYLES, type Colours } from "../palette.ts";
import type { Reading } from "../phrases/index.ts";
import { readingFor } from "../phrases/reading.ts";
import type { Scheme } from "../spec.ts";
import { axisOptions, type ChartJsPoint, type LineConfiguration } from "../to-chart-js.ts";

type Lines = ChartDataset<"line", ChartJsPoint[]>;

/**
 * The chart of weeks around a story for Chart.js with chartjs-plugin-annotation and its filler: same figures, gaps,
 * domain, ticks, band and days as the SVG. The lines are the project's, the peers' median, and the band's two edges.
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
    data: { datasets: [drawLine(spec, colours), ...drawPeers(spec, colours)] },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      spanGaps: false,
      layout: { padding: { top: LANE_HEIGHT + 4, right: 8 } },
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: {
          type: "linear",
          ...axisOptions(spec.x, colours, true),
          grid: { display: true, drawOnChartArea: false, color: colours.axis, tickLength: 4 },
          border: { color: colours.axis },
        },
        y: {
          type: "linear",
          ...axisOptions(spec.y, colours, false),
          grid: { color: colours.grid, tickLength: 0 },
          border: { display: false },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: describeWeeks(spec, colours, reading),
        annotation: { clip: false, annotations: annotateStory(spec, colours) },
      },
    },
  };
}

const PLAIN = { type: "line", tension: 0, spanGaps: false } as const;

function drawLine({ series: [own] }: EffectSpec, colours: Colours): Lines {
  const hue = colours.lines[0] ?? colours.ink;
  return {
    ...PLAIN,
    label: own?.label ?? "",
    data: own?.points.map(({ x, y }) => ({ x, y })) ?? [],
    order: 0,
    borderColor: hue,
    backgroundColor: hue,
    borderWidth: LINE_STYLES.observed.width,
    borderJoinStyle: "round",
    pointRadius: 2.75,
    clip: 6,
    pointHoverRadius: 4,
    pointHitRadius: 8,
  };
}

/** The median with the band's edges behind it, the upper one filled down to the lower; nothing without peers. */
function drawPeers({ band, strings }: EffectSpec, colours: Colours): Lines[] {
  if (band.length === 0) return [];
  const hue = colours.lines[7] ?? colours.ink;
  const edge = { ...PLAIN, borderWidth: 0, pointRadius: 0, pointHitRadius: 0, pointHoverRadius: 0, clip: 0 } as const;
  return [
    {
      ...edge,
      label: nameSample(strings, "median"),
      data: joinRuns(band, ({ middle }) => middle),
      order: 1,
      borderColor: hue,
      backgroundColor: hue,
      borderWidth: 1.5,
      borderDash: [5, 3],
    },
    {
      ...edge,
      label: nameSample(strings, "band"),
      data: joinRuns(band, ({ high }) => high),
      order: 2,
      backgroundColor: `${hue}${BAND}`,
      fill: "+1",
    },
    { ...edge, label: nameSample(strings, "band"), data: joinRuns(band, ({ low }) => low), order: 2 },
  ];
}

function nameSample({ legend }: EffectSpec["strings"], sample: "band" | "median"): string {
  return legend.find((entry) => entry.sample === sample)?.text ?? "";
}

/** One line of several stretches, each gap a null at its first missing week. */
function joinRuns(band: EffectSpec["band"], pick: (week: BandPoint) => number): ChartJsPoint[] {
  return band.flatMap((run, i) => {
    const points: ChartJsPoint[] = run.map((week) => ({ x: week.x, y: pick(week) }));
    const last = run.at(-1);
    return i === band.length - 1 || last === undefined ? points : [...points, { x: last.x + WEEK, y: null }];
  });
}

/** A tooltip says the week, the project's stars in it, and the peers' median with the ends of their band. */
function describeWeeks(
  { series: [own], band, shade, strings }: EffectSpec,
  colours: Colours,
  { number, dateRange, noFigure }: Pick<Reading, "number" | "dateRange" | "noFigure">,
) {
  const points = own?.points ?? [];
  const peers = joinRuns(band, ({ middle }) => middle);
  const weeks = new Map(band.flat().map((week) => [week.x, week]));
  const whole = (value: number) => number(Math.round(value));
  const placeOf = ({ datasetIndex, dataIndex }: { datasetIndex: number; dataIndex: number }) =>
    (datasetIndex === 0 ? points : peers)[dataIndex];
  return {
    backgroundColor: colours.background,
    titleColor: colours.ink,
    bodyColor: colours.ink,
    borderColor: colours.axis,
    borderWidth: 1,
    callbacks: {
      title: ([item]: { datasetIndex: number; dataIndex: number }[]) => {
        const place = item === undefined ? undefined : placeOf(item);
        if (place === undefined) return "";
        const from = Math.floor(place.x - WEEK / 2);
        const range = dateRange(from, from + WEEK - 1, true);
        return from === shade?.from ? `${range}, ${shade.text}` : range;
      },
      label: (item: { datasetIndex: number; dataIndex: number }) => {
        const place = placeOf(item);
        // The edges of the band are said with its median.
        if (place === undefined || item.datasetIndex > 1) return "";
        if (item.datasetIndex === 0) {
          return `${own?.label ?? ""}: ${place.y === null ? noFigure : whole(place.y)}`;
        }
        const week = weeks.get(place.x);
        const said = week === undefined ? noFigure : `${whole(week.middle)} (${whole(week.low)}–${whole(week.high)})`;
        return `${nameSample(strings, "median")}: ${said}`;
      },
    },
  };
}
