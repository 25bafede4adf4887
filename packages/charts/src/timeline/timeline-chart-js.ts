import type { ChartDataset, PointStyle } from "chart.js";
import { annotateMarkers, LANE_HEIGHT, type MarkerAnnotation } from "../chart-js/chart-js-markers.ts";
import { PLAIN, xScale, yScale } from "../chart-js/plain-options.ts";
import { COLOURS, type Colours } from "../palette.ts";
import type { Scheme } from "../spec.ts";
import { measureText, truncateText } from "../text/text.ts";
import { MARK_RADIUS } from "./timeline-radius.ts";
import type { TimelineLane, TimelineMark, TimelineShape, TimelineSpec } from "./timeline-spec.ts";
import type { ChartJsPoint, LineConfiguration } from "../to-chart-js.ts";

const STYLES: Record<TimelineShape, PointStyle> = {
  diamond: "rectRot",
  circle: "circle",
  square: "rect",
  ring: "circle",
  triangle: "triangle",
};

/** Widest label of a newest release, in pixels. */
const MOST = 110;
const SIZE = 11;

/**
 * The timeline for Chart.js with chartjs-plugin-annotation: a point for each mark of the SVG, at the same day of the same
 * lane, with the same counts, labels and numbers.
 * @param scheme which colours to take where the spec's theme is `auto`
 */
export function timelineToChartJs(spec: TimelineSpec, scheme: Scheme = "light"): LineConfiguration {
  const colours = COLOURS[spec.theme === "auto" ? scheme : spec.theme];
  const marks = spec.lanes.map((_, index) => spec.marks.filter((mark) => mark.lane === index));
  const widest = Math.max(
    0,
    ...spec.marks.map(({ label }) => (label === null ? 0 : measureText(fit(label.tag), SIZE))),
  );
  return {
    type: "line",
    data: { datasets: spec.lanes.map((lane, index) => toDataset(lane, marks[index] ?? [], colours)) },
    options: {
      ...PLAIN,
      layout: { padding: { top: (spec.markers.length > 0 ? LANE_HEIGHT : 0) + 4, right: Math.ceil(widest / 2) + 8 } },
      interaction: { mode: "nearest", axis: "xy", intersect: false },
      scales: {
        x: xScale(spec.x, colours),
        y: { type: "linear", ...yScale(spec.y, colours, colours.grid) },
      },
      plugins: {
        legend: { display: false },
        tooltip: describeMarks(spec, marks, colours),
        annotation: {
          clip: false,
          annotations: { ...annotateMarkers(spec, colours), ...annotateMarks(spec, colours) },
        },
      },
    },
  };
}

const isHollow = ({ shape }: TimelineLane) => shape === "ring" || shape === "triangle";

function toDataset(
  lane: TimelineLane,
  marks: readonly TimelineMark[],
  colours: Colours,
): ChartDataset<"line", ChartJsPoint[]> {
  const hue = colours.lines[lane.colour] ?? colours.ink;
  return {
    type: "line",
    label: lane.label,
    data: marks.map(({ x }) => ({ x, y: lane.y })),
    showLine: false,
    borderColor: hue,
    backgroundColor: hue,
    pointStyle: STYLES[lane.shape],
    pointBackgroundColor: isHollow(lane) ? colours.background : hue,
    pointBorderColor: isHollow(lane) ? hue : colours.background,
    pointBorderWidth: 1.5,
    // A count has a label in the point's place.
    pointRadius: marks.map(({ items }) => (items.length === 1 ? MARK_RADIUS : 0)),
    pointHoverRadius: MARK_RADIUS + 2,
    pointHitRadius: 8,
    clip: false,
  };
}

/** How many releases a mark stands for, keyed `count-…`, and the newest of each lane, keyed `newest-…`. */
function annotateMarks({ lanes, marks }: TimelineSpec, colours: Colours): Record<string, MarkerAnnotation> {
  const entries = marks.flatMap((mark, index): [string, MarkerAnnotation][] => {
    const lane = lanes[mark.lane];
    if (lane === undefined) return [];
    const hue = colours.labels[lane.colour] ?? colours.ink;
    const place = { type: "label", xValue: mark.x, yValue: lane.y } as const;
    const count: MarkerAnnotation = {
      ...place,
      yAdjust: 0,
      content: String(mark.items.length),
      color: isHollow(lane) ? hue : colours.background,
      backgroundColor: isHollow(lane) ? colours.background : hue,
      borderColor: hue,
      borderWidth: 1,
      borderRadius: 8,
      padding: { x: 4, y: 1 },
      font: { size: 10, weight: 600 },
    };
    const newest: MarkerAnnotation = {
      ...place,
      yAdjust: -15,
      content: fit(mark.label?.tag ?? ""),
      color: hue,
      backgroundColor: colours.background,
      borderWidth: 0,
      borderRadius: 0,
      padding: { x: 1, y: 0 },
      font: { size: SIZE, weight: 600 },
    };
    return [
      ...(mark.items.length > 1 ? [[`count-${index}`, count] satisfies [string, MarkerAnnotation]] : []),
      ...(mark.label === null ? [] : [[`newest-${index}`, newest] satisfies [string, MarkerAnnotation]]),
    ];
  });
  return Object.fromEntries(entries);
}

function fit(text: string): string {
  return truncateText(text, MOST, SIZE, "bold");
}

/** A tooltip says the lane and what the mark stands for, with its days. */
function describeMarks(spec: TimelineSpec, marks: readonly (readonly TimelineMark[])[], colours: Colours) {
  return {
    backgroundColor: colours.background,
    titleColor: colours.ink,
    bodyColor: colours.ink,
    borderColor: colours.axis,
    borderWidth: 1,
    callbacks: {
      title: ([item]: { datasetIndex: number }[]) => spec.lanes[item?.datasetIndex ?? 0]?.label ?? "",
      label: ({ datasetIndex, dataIndex }: { datasetIndex: number; dataIndex: number }) =>
        marks[datasetIndex]?.[dataIndex]?.text ?? "",
    },
  };
}
