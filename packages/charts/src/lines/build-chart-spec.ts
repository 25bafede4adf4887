import { buildAgeAxis } from "../axes/age-axis.ts";
import { chooseDomain } from "../axes/choose-domain.ts";
import { clampSize } from "../layout/clamp-size.ts";
import { buildFrame, labelLines } from "../layout/frame.ts";
import { countTicks, shareKey, sizeMetrics, type Metrics } from "../layout/metrics.ts";
import { hashSpec } from "../hash/hash-spec.ts";
import { phrasesFor, type Phrases } from "../phrases/index.ts";
import { isFlow } from "./is-flow.ts";
import { isFigure } from "./runs.ts";
import { buildMarkers } from "./spec-markers.ts";
import { buildSeries } from "./spec-series.ts";
import { RENDER_VERSION, type Axis, type ChartInput, type ChartSpec } from "../spec.ts";
import { cleanText } from "../text/text.ts";
import { writeStrings } from "./write-strings.ts";
import { buildDateAxis } from "../axes/x-axis.ts";
import { buildValueAxis } from "../axes/y-axis.ts";

/**
 * Decides a chart: figures and gaps, domain and ticks, numbered markers, and every text. Same input, same value.
 * @throws RangeError when a day of the input is not a calendar day
 */
export function buildChartSpec(input: ChartInput): ChartSpec {
  const language = input.language ?? "en";
  const phrases = phrasesFor(language);
  const size = { width: clampSize(input.width, 240), height: clampSize(input.height, 200) };
  const metrics = sizeMetrics(size);
  const kind = input.xKind ?? "date";
  const domain = chooseDomain(input);
  const scale = chooseScale(input);
  const set = buildSeries(input, { kind, from: domain[0], to: domain[1], scale, isFlow: isFlow(input) }, phrases);
  const y = buildValueAxis(
    set.series.flatMap((s) => s.points.filter(isFigure).map((p) => p.y)),
    {
      scale,
      from: hasBars(input) ? "zero" : (input.yFrom ?? "zero"),
      maxTicks: countTicks(metrics, size.width).y,
      compact: metrics.narrow,
    },
    phrases,
  );
  const frame = buildFrame(y, labelLines(set.series, domain, metrics, input.interval), domain, metrics);
  const markers = buildMarkers(input.markers, roomForMarkers(metrics, frame, domain), phrases);
  const spec = {
    renderVersion: RENDER_VERSION,
    id: cleanText(input.id),
    mark: "line" as const,
    ...(isFlow(input) ? { flow: true as const } : {}),
    language,
    theme: input.theme,
    size,
    frame,
    interval: input.interval,
    x: { kind, ...buildXAxis(kind, domain, countTicks(metrics, size.width - frame.left - frame.right).x, phrases) },
    y,
    series: set.series,
    receipts: set.receipts,
    markers,
    strings: writeStrings(input, { ...set, y, markers, isScaleRefused: scale !== input.scale }, phrases),
  };
  return { ...spec, hash: hashSpec(spec) };
}

function hasBars({ series }: Pick<ChartInput, "series">): boolean {
  return series.some(({ draw }) => draw === "bars");
}

/** Bars stand on zero, which a logarithmic axis does not have. */
function chooseScale(input: ChartInput): ChartInput["scale"] {
  return hasBars(input) ? "linear" : input.scale;
}

function buildXAxis(kind: "date" | "age", domain: [number, number], maxTicks: number, phrases: Phrases): Axis {
  return (kind === "age" ? buildAgeAxis : buildDateAxis)(domain, maxTicks, phrases);
}

function roomForMarkers(metrics: Metrics, frame: ChartSpec["frame"], domain: [number, number]) {
  const plotWidth = Math.max(1, metrics.width - frame.left - frame.right);
  const minGap = metrics.badgeRadius * 2 + 3 * metrics.scale;
  return { domain, plotWidth, minGap, releasePlaces: (newsCount: number) => shareKey(metrics, newsCount).releases };
}
