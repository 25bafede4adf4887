import { LANE_HEIGHT, type MarkerAnnotation } from "../chart-js/chart-js-markers.ts";
import type { EffectSpec } from "./effect-spec.ts";
import type { Colours } from "../palette.ts";

/** Opacity of the peers' band and of the story's week, as hexadecimal digits behind a colour; the SVG's own. */
export const BAND = "2b";
const SHADE = "1c";

/** The story's week, its day or the days that it may have been, its number, and the figure that the chart is about. */
export function annotateStory(spec: EffectSpec, colours: Colours): Record<string, MarkerAnnotation> {
  const { shade, y } = spec;
  const warm = colours.lines[1] ?? colours.ink;
  const behind = { drawTime: "beforeDatasetsDraw" } as const;
  const annotations: Record<string, MarkerAnnotation> = annotateDays(spec, colours);
  if (shade !== null) {
    const box = { xMin: shade.from, xMax: shade.to, backgroundColor: `${warm}${SHADE}`, borderWidth: 0 };
    annotations["shade"] = { type: "box", ...box, ...behind };
  }
  if (shade?.figure) {
    const isHigh = shade.figure.y > y.domain[1] * 0.9;
    annotations["figure"] = writeLabel(shade.figure.text, shade.figure, isHigh ? 14 : -14, {
      color: colours.labels[0] ?? colours.ink,
      font: { size: 13, weight: 600 },
    });
  }
  // A lone week has no breadth that could be filled.
  for (const [i, run] of spec.band.entries()) {
    const [week] = run;
    if (week === undefined || run.length > 1) continue;
    const across = { xMin: week.x, xMax: week.x, yMin: week.low, yMax: Math.min(week.high, y.domain[1]) };
    const stroke = { borderColor: `${colours.lines[7] ?? colours.ink}${BAND}`, borderWidth: 12, borderDash: [] };
    annotations[`band-${i}`] = { type: "line", ...across, ...stroke, ...behind };
  }
  return annotations;
}

function annotateDays({ markers: [marker], published, x, y }: EffectSpec, colours: Colours) {
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
      drawTime: "beforeDatasetsDraw",
    };
  }
  const place = { x: Math.min(to, Math.max(from, marker.x)), y: y.domain[1] };
  annotations[`number-${marker.number}`] = writeLabel(String(marker.number), place, -0.5 * LANE_HEIGHT - 2, {
    color: colours.background,
    backgroundColor: colours.ink,
    borderColor: colours.ink,
    borderWidth: 1,
    borderRadius: 8,
    padding: { x: 5, y: 1 },
    font: { size: 10, weight: 600 },
  });
  return annotations;
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
