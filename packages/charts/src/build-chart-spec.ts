import { contentHash, dayNumber, dayOf, isDay } from "@groundswell/core";
import { canonicalJson } from "./canonical-json.ts";
import { clampSize } from "./clamp-size.ts";
import { buildFrame, labelLines } from "./frame.ts";
import { buildLegend } from "./legend.ts";
import { countTicks, shareKey, sizeMetrics, type Metrics } from "./metrics.ts";
import { phrasesFor, type Phrases } from "./phrases.ts";
import { isFigure } from "./runs.ts";
import { buildMarkers } from "./spec-markers.ts";
import { buildSeries, type SeriesSet } from "./spec-series.ts";
import {
  RENDER_VERSION,
  type ChartInput,
  type ChartSpec,
  type ChartStrings,
  type SpecMarker,
  type SpecSeries,
} from "./spec.ts";
import { cleanText } from "./text.ts";
import { buildDateAxis } from "./x-axis.ts";
import { buildValueAxis } from "./y-axis.ts";

/**
 * Decides a chart: figures and gaps, domain and ticks, numbered markers, and every text. Same input, same value.
 * @throws RangeError when a day of the input is not a calendar day
 */
export function buildChartSpec(input: ChartInput): ChartSpec {
  const phrases = phrasesFor("en");
  const size = { width: clampSize(input.width, 240), height: clampSize(input.height, 200) };
  const metrics = sizeMetrics(size);
  const domain = chooseDays(input);
  const set = buildSeries(input, { from: domain[0], to: domain[1] }, phrases);
  const y = buildValueAxis(
    set.series.flatMap((s) => s.points.filter(isFigure).map((p) => p.y)),
    {
      scale: input.scale,
      from: input.yFrom ?? "zero",
      maxTicks: countTicks(metrics, size.width).y,
      compact: metrics.narrow,
    },
    phrases,
  );
  const frame = buildFrame(y, labelLines(set.series, domain, metrics), domain, metrics);
  const markers = buildMarkers(input.markers, roomForMarkers(metrics, frame, domain), phrases);
  const spec = {
    renderVersion: RENDER_VERSION,
    id: cleanText(input.id),
    mark: "line" as const,
    language: "en" as const,
    theme: input.theme,
    size,
    frame,
    interval: input.interval,
    x: {
      kind: "date" as const,
      ...buildDateAxis(domain, countTicks(metrics, size.width - frame.left - frame.right).x, phrases),
    },
    y,
    series: set.series,
    receipts: set.receipts,
    markers,
    strings: writeStrings(input, set, y, markers, phrases),
  };
  return { ...spec, hash: contentHash(canonicalJson(spec)) };
}

/** The days asked for, else those that have a figure or a marker; never less than two days wide. */
function chooseDays(input: ChartInput): [number, number] {
  // ISO days order as texts do, so that only the two that win are parsed.
  let [low, high] = ["", ""];
  const include = (day: string) => {
    if (low === "" || day < low) low = day;
    if (day > high) high = day;
  };
  if (input.from === null || input.to === null) {
    for (const { points } of input.series) for (const p of points) if (p.value !== null) include(p.t);
    for (const { t } of input.markers) include(t);
    if (low === "") include(lastResortDay(input));
  }
  const from = dayNumber(input.from ?? (input.to !== null && low > input.to ? input.to : low));
  const to = dayNumber(input.to ?? (input.from !== null && high < input.from ? input.from : high));
  return from < to ? [from, to] : [Math.min(from, to) - 1, Math.max(from, to) + 1];
}

function lastResortDay(input: ChartInput): string {
  const asked = input.to ?? input.from ?? input.asOf?.slice(0, 10) ?? "";
  return isDay(asked) ? asked : dayOf(0);
}

function roomForMarkers(metrics: Metrics, frame: ChartSpec["frame"], domain: [number, number]) {
  const plotWidth = Math.max(1, metrics.width - frame.left - frame.right);
  const minGap = metrics.badgeRadius * 2 + 3 * metrics.scale;
  return { domain, plotWidth, minGap, releasePlaces: (newsCount: number) => shareKey(metrics, newsCount).releases };
}

function writeStrings(
  input: ChartInput,
  { series, dropped }: SeriesSet,
  y: ChartSpec["y"],
  markers: readonly SpecMarker[],
  phrases: Phrases,
): ChartStrings {
  const metric = cleanText(input.metricLabel);
  const when = input.asOf === null ? null : phrases.instant(input.asOf);
  const method = cleanOrNull(input.method) ?? phrases.method(input.interval, dropped);
  const note = cleanOrNull(input.note);
  return {
    title: cleanText(input.title),
    subtitle: cleanOrNull(input.subtitle),
    notice: cleanOrNull(input.notice),
    yLabel: phrases.yLabel(metric, {
      log: y.scale === "log",
      croppedAt: y.cropped ? phrases.number(y.domain[0]) : null,
    }),
    empty: series.some((s) => s.last !== null) ? null : phrases.empty(metric),
    legend: buildLegend(series, phrases),
    footer: {
      source: phrases.source(input.sources.map(cleanText)),
      asOf: when === null ? null : phrases.asOf(when),
      method: note === null ? method : `${method}; ${note}`,
      chart: phrases.chart(cleanText(input.id)),
    },
    alt: writeAlt(input, metric, series, markers, phrases),
  };
}

function writeAlt(
  input: ChartInput,
  metric: string,
  series: readonly SpecSeries[],
  markers: readonly SpecMarker[],
  phrases: Phrases,
): string {
  const stories = series.map(({ label, points, last }) => ({ label, first: points.find(isFigure) ?? null, last }));
  const counts = { release: 0, story: 0, event: 0 };
  for (const { items } of markers) for (const { kind } of items) counts[kind] += 1;
  if (stories.length === 0) stories.push({ label: cleanText(input.title), first: null, last: null });
  const told = phrases.alt(metric, stories, counts, cleanOrNull(input.subject));
  const notice = cleanOrNull(input.notice);
  return notice === null ? told : `${notice}. ${told}`;
}

function cleanOrNull(text: string | null | undefined): string | null {
  const cleaned = cleanText(text ?? "");
  return cleaned === "" ? null : cleaned;
}
