import { dayNumber } from "@groundswell/core";
import { nextBucket } from "../axes/next-bucket.ts";
import { isFlow } from "./is-flow.ts";
import type { BarsStory, MarkerCounts, Phrases } from "../phrases/index.ts";
import { isFigure, type Figure } from "./runs.ts";
import type { ChartInput, SpecMarker, SpecSeries } from "../spec.ts";
import { cleanText } from "../text/text.ts";

interface Told {
  series: readonly SpecSeries[];
  markers: readonly SpecMarker[];
}

/** What a person would say who describes the chart to another. */
export function writeAlt(input: ChartInput, { series, markers }: Told, phrases: Phrases): string {
  const metric = cleanText(input.metricLabel);
  const subject = cleanText(input.subject ?? "") || null;
  const kind = { span: isFlow(input) ? input.interval : null, isPart: input.isPart === true };
  const bars = series.find(({ draw }) => draw === "bars");
  if (bars !== undefined) return phrases.barsAlt(metric, tellBars(bars, input, subject), countMarkers(markers));
  const stories = series.map(({ label, points, last }, index) => ({
    label,
    first: points.find(isFigure) ?? null,
    last,
    leftOut: cleanText(input.series[index]?.leftOut ?? "") || null,
    ...(kind.span === null || input.compared === undefined ? {} : { flow: tellBars({ points }, input, null) }),
  }));
  if (input.compared) {
    const { metricLabel, align, base, origin } = input.compared;
    const told = {
      metric: cleanText(metricLabel),
      align,
      base: base === null ? null : dayNumber(base),
      origin,
      stories,
      ...kind,
    };
    return phrases.compareAlt(told, countMarkers(markers));
  }
  if (stories.length === 0) stories.push({ label: cleanText(input.title), first: null, last: null, leftOut: null });
  return phrases.alt(metric, stories, countMarkers(markers), subject, kind);
}

export function countMarkers(markers: readonly SpecMarker[]): MarkerCounts {
  const counts = { release: 0, story: 0, event: 0 };
  for (const { items } of markers) for (const { kind } of items) counts[kind] += 1;
  return counts;
}

function tellBars(
  { points }: Pick<SpecSeries, "points">,
  { interval, isPart = false }: ChartInput,
  subject: string | null,
): BarsStory {
  const figures = points.filter(isFigure);
  const [first, last] = [figures[0]?.x ?? null, figures.at(-1)?.x ?? null];
  let places = 0;
  if (first !== null && last !== null) {
    for (let x = first; x <= last; x = nextBucket(x, interval, "date")) places += 1;
  }
  const pick = (isBetter: (a: Figure, b: Figure) => boolean) =>
    figures.reduce<Figure | null>((best, figure) => (best === null || isBetter(figure, best) ? figure : best), null);
  return {
    subject,
    interval,
    first,
    last: last === null ? null : nextBucket(last, interval, "date") - 1,
    total: figures.reduce((sum, { y }) => sum + y, 0),
    known: figures.length,
    missing: Math.max(0, places - figures.length),
    most: pick((a, b) => a.y > b.y),
    least: pick((a, b) => a.y < b.y),
    isPart,
  };
}
