import { annotateMarkers, LANE_HEIGHT, type MarkerAnnotation } from "../chart-js/chart-js-markers.ts";
import { placeOthers } from "./effect-markers.ts";
import type { EffectSpec } from "./effect-spec.ts";
import { WEEK } from "./effect-weeks.ts";
import { GAP_STYLE, type Colours } from "../palette.ts";

/** Opacity of the peers' band and of the story's week, as hexadecimal digits behind a colour; the SVG's own. */
const BAND = "2b";
const EDGE = "99";
const SHADE = "1c";

/**
 * All but the bars: the story's week, the peers' weeks across the bars, the story's day or the days that it may have been,
 * what else happened, the numbers, and the bars' figures.
 */
export function annotateWeeks(spec: EffectSpec, colours: Colours): Record<string, MarkerAnnotation> {
  const { shade, gaps } = spec;
  const annotations: Record<string, MarkerAnnotation> = {};
  if (shade !== null) {
    const box = { xMin: shade.from, xMax: shade.to, backgroundColor: `${colours.lines[1] ?? colours.ink}${SHADE}` };
    annotations["shade"] = { type: "box", ...box, borderWidth: 0, drawTime: "beforeDatasetsDraw" };
    annotations["shade-name"] = nameShade(shade.text, spec, colours);
  }
  for (const [i, { from, to }] of gaps.entries()) {
    annotations[`gap-${i}`] = drawFlat(from, to, 0, colours.marker, GAP_STYLE.width, [...GAP_STYLE.dash]);
  }
  return {
    ...annotations,
    ...annotatePeers(spec, colours),
    // The gaps are drawn above: weeks count from their own first day.
    ...annotateMarkers(placeOthers({ ...spec, series: [] }), colours),
    ...annotateDays(spec, colours),
    ...annotateFigures(spec, colours),
  };
}

function drawFlat(
  xMin: number,
  xMax: number,
  y: number,
  borderColor: string,
  borderWidth: number,
  borderDash: number[] = [],
): MarkerAnnotation {
  return { type: "line", ...{ xMin, xMax, yMin: y, yMax: y, borderColor, borderWidth, borderDash } };
}

/** The band and the median, flat over each week. */
function annotatePeers({ band, y }: EffectSpec, colours: Colours) {
  const annotations: Record<string, MarkerAnnotation> = {};
  const hue = colours.lines[7] ?? colours.ink;
  const top = y.domain[1];
  for (const { x, low, middle, high } of band.flat()) {
    const [xMin, xMax] = [x - WEEK / 2, x + WEEK / 2];
    const box = { xMin, xMax, yMin: Math.min(low, top), yMax: Math.min(high, top), backgroundColor: `${hue}${BAND}` };
    annotations[`band-${x}`] = { type: "box", ...box, borderWidth: 0 };
    for (const end of [low, high]) {
      if (end <= top) annotations[`edge-${x}-${end}`] = drawFlat(xMin, xMax, end, `${hue}${EDGE}`, 1);
    }
    annotations[`under-${x}`] = drawFlat(xMin, xMax, middle, colours.background, 3.5);
    annotations[`median-${x}`] = drawFlat(xMin, xMax, middle, hue, 1.5, [5, 3]);
  }
  return annotations;
}

/** The story's figure always; the others where the widest of all has room. */
function annotateFigures({ figures, shade, y }: EffectSpec, colours: Colours) {
  const annotations: Record<string, MarkerAnnotation> = {};
  const text = figures.reduce((longest, figure) => (figure.text.length > longest.length ? figure.text : longest), "");
  for (const figure of figures) {
    const isStory = figure.x === shade?.figure?.x;
    const isBelow = figure.y < 0 || figure.y > y.domain[1] * 0.95;
    annotations[isStory ? "figure" : `figure-${figure.x}`] = writeLabel(figure.text, figure, isBelow ? 10 : -10, {
      color: (isStory ? colours.labels[1] : undefined) ?? colours.ink,
      font: isStory ? { size: 13, weight: 600 } : { size: 11, weight: 400 },
      // A line of the story's days may run behind it.
      backgroundColor: `${colours.background}cc`,
      ...(isStory ? {} : { room: { days: WEEK, text } }),
    });
  }
  return annotations;
}

function annotateDays({ markers: [marker, ...others], published, x, y }: EffectSpec, colours: Colours) {
  const annotations: Record<string, MarkerAnnotation> = {};
  if (marker === undefined) return annotations;
  const isExact = (marker.items[0]?.plusMinusDays ?? 0) === 0;
  const [from, to] = x.domain;
  const days = isExact ? [marker.x] : [Math.max(from, published.from), Math.min(to, published.to)];
  for (const [i, day] of days.entries()) {
    const stroke = { borderColor: colours.ink, borderWidth: 1.25, borderDash: isExact ? [] : [2, 3] };
    annotations[`item-${marker.number}-${i}`] = {
      type: "line",
      ...{ xMin: day, xMax: day },
      ...stroke,
    };
  }
  const place = { x: Math.min(to, Math.max(from, marker.x)), y: y.domain[1] };
  annotations[`number-${marker.number}`] = writeLabel(
    String(marker.number),
    place,
    (others.length > 0 ? -1.5 : -0.5) * LANE_HEIGHT - 2,
    {
      color: colours.background,
      backgroundColor: colours.ink,
      borderColor: colours.ink,
      borderWidth: 1,
      borderRadius: 8,
      padding: { x: 5, y: 1 },
      font: { size: 10, weight: 600 },
    },
  );
  return annotations;
}

/** Beside the story's number, on the side that has more room. */
function nameShade(text: string, { markers: [marker, ...others], shade, x, y }: EffectSpec, colours: Colours): Label {
  const [from, to] = x.domain;
  const at = Math.min(to, Math.max(from, marker?.x ?? shade?.from ?? from));
  const isLeft = at - from < to - at;
  return {
    ...writeLabel(text, { x: at, y: y.domain[1] }, (others.length > 0 ? -1.5 : -0.5) * LANE_HEIGHT - 2, {
      color: colours.labels[1] ?? colours.ink,
      font: { size: 12, weight: 600 },
    }),
    position: isLeft ? "start" : "end",
    xAdjust: isLeft ? 12 : -12,
  };
}

type Label = Extract<MarkerAnnotation, { type: "label" }>;

function writeLabel(
  content: string,
  { x, y }: { x: number; y: number },
  yAdjust: number,
  looks: Pick<Label, "color" | "font"> & Partial<Label>,
): Label {
  const bare = { borderWidth: 0, borderRadius: 0, padding: { x: 0, y: 0 }, backgroundColor: "transparent" };
  return { ...bare, ...looks, type: "label", xValue: x, yValue: y, yAdjust, content };
}
