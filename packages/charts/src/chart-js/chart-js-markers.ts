import { listBarGaps } from "../lines/bars.ts";
import { isCrowd } from "../lines/crowd.ts";
import { GAP_STYLE, type Colours } from "../palette.ts";
import type { MarkerItem, SpecBase, SpecMarker } from "../spec.ts";

/** Height of a row of numbers above the plot, in pixels. */
export const LANE_HEIGHT = 20;

interface Drawn {
  borderWidth: number;
  borderColor?: string;
  backgroundColor?: string;
  drawTime?: "beforeDatasetsDraw";
}

/** The part of chartjs-plugin-annotation's options that is used; its own types need a bundler to be resolved. */
export type MarkerAnnotation =
  | (Drawn & { type: "line"; xMin: number; xMax: number; yMin?: number; yMax?: number; borderDash: number[] })
  | (Drawn & { type: "box"; xMin: number; xMax: number; yMin?: number; yMax?: number })
  | (Drawn & {
      type: "label";
      xValue: number;
      yValue: number;
      yAdjust: number;
      /** Whether the place is where the text begins or ends, with so many pixels between; by default its middle. */
      position?: "start" | "end";
      xAdjust?: number;
      content: string;
      color: string;
      borderRadius: number;
      padding: { x: number; y: number };
      font: { size: number; weight: number };
      /** Left out where so many days have no room for so long a text. */
      room?: { days: number; text: string };
    });

/** Lines and bands where things happened, and the numbers above them, keyed `item-…` and `number-…`. */
export function annotateMarkers(spec: SpecBase, colours: Colours): Record<string, MarkerAnnotation> {
  const annotations: Record<string, MarkerAnnotation> = {};
  const hasNews = spec.markers.some((marker) => marker.lane === "news");
  const hasReleases = spec.markers.some((marker) => marker.lane === "releases");
  for (const marker of spec.markers) {
    for (const [index, item] of marker.items.entries()) {
      annotations[`item-${marker.number}-${index}`] = drawItem(item, marker, spec, colours);
    }
    const row = marker.lane === "news" && hasNews && hasReleases ? 1.5 : 0.5;
    annotations[`number-${marker.number}`] = {
      type: "label",
      xValue: marker.x,
      yValue: spec.y.domain[1],
      yAdjust: -row * LANE_HEIGHT - 2,
      content: String(marker.number),
      color: marker.lane === "news" ? colours.background : colours.ink,
      backgroundColor: marker.lane === "news" ? colours.ink : colours.background,
      borderColor: marker.lane === "news" ? colours.ink : colours.marker,
      borderWidth: 1,
      borderRadius: marker.kind === "event" ? 3 : 8,
      padding: { x: 5, y: 1 },
      font: { size: 10, weight: 600 },
    };
  }
  return { ...annotations, ...annotateGaps(spec, colours) };
}

/** The line of zero where bars have no figure, keyed `gap-…`. */
function annotateGaps(spec: SpecBase, colours: Colours): Record<string, MarkerAnnotation> {
  const gaps = spec.series.flatMap(({ draw, points }) => (draw === "bars" ? listBarGaps(points) : []));
  return Object.fromEntries(
    gaps.map(({ from, to }, index): [string, MarkerAnnotation] => [
      `gap-${index}`,
      {
        type: "line",
        ...{ xMin: from, xMax: to, yMin: 0, yMax: 0 },
        borderColor: colours.marker,
        borderWidth: GAP_STYLE.width,
        borderDash: [...GAP_STYLE.dash],
      },
    ]),
  );
}

function drawItem(
  { x, plusMinusDays }: MarkerItem,
  marker: SpecMarker,
  spec: SpecBase,
  colours: Colours,
): MarkerAnnotation {
  const [from, to] = spec.x.domain;
  if (plusMinusDays > 0) {
    return {
      type: "box",
      xMin: Math.max(from, x - plusMinusDays),
      xMax: Math.min(to, x + plusMinusDays),
      backgroundColor: colours.band,
      borderWidth: 0,
      drawTime: "beforeDatasetsDraw",
    };
  }
  const { lane } = marker;
  const hangs = isCrowd(marker);
  return {
    type: "line",
    xMin: x,
    xMax: x,
    borderColor: lane === "news" ? colours.marker : colours.axis,
    ...(hangs ? { yMin: belowTop(spec.y), yMax: spec.y.domain[1] } : {}),
    borderWidth: 1,
    borderDash: lane === "news" || hangs ? [] : [1, 3],
    drawTime: "beforeDatasetsDraw",
  };
}

/** The value that stands a thirtieth of the plot below its top. */
function belowTop({ scale, domain: [low, high] }: SpecBase["y"]): number {
  const share = 1 / 30;
  return scale === "log" ? high * (low / high) ** share : high - share * (high - low);
}
