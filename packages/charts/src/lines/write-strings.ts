import { isFlow } from "./is-flow.ts";
import { buildLegend } from "./legend.ts";
import type { Phrases } from "../phrases/index.ts";
import type { ChartInput, ChartSpec, ChartStrings, SpecMarker, SpecSeries } from "../spec.ts";
import type { SeriesSet } from "./spec-series.ts";
import { cleanText } from "../text/text.ts";
import { writeAlt } from "./write-alt.ts";
import { writeFooter } from "./write-footer.ts";

/** What of a chart is decided before its texts are. */
export interface Decided extends SeriesSet {
  y: ChartSpec["y"];
  markers: readonly SpecMarker[];
  /** A logarithmic axis was asked for where there are bars. */
  isScaleRefused: boolean;
}

/** Every text of the chart. */
export function writeStrings(input: ChartInput, decided: Decided, phrases: Phrases): ChartStrings {
  const { series, dropped, y, isScaleRefused } = decided;
  const metric = cleanText(input.metricLabel);
  const method = [
    cleanOrNull(input.method) ?? phrases.method(input.interval, dropped),
    isScaleRefused ? phrases.linearBars : null,
    isFlow(input) && series.some(hasShares) ? phrases.sharesRounded : null,
    cleanOrNull(input.note),
  ];
  const notice = cleanOrNull(input.notice);
  const lacking = series.some((s) => s.last !== null) ? null : (input.lacking ?? null);
  const why = lacking === null ? "" : `${phrases.signs.gap}${lacking.empty}${phrases.signs.stop}`;
  const alt = `${writeAlt(input, decided, phrases)}${why}`;
  return {
    title: cleanText(input.title),
    subtitle: cleanOrNull(input.subtitle),
    notice,
    yLabel: phrases.yLabel(metric, {
      log: y.scale === "log",
      croppedAt: y.cropped ? phrases.number(y.domain[0]) : null,
    }),
    xLabel: cleanOrNull(input.xLabel),
    empty: series.some((s) => s.last !== null)
      ? null
      : (lacking?.empty ?? cleanOrNull(input.empty) ?? phrases.empty(metric, input.isPart)),
    legend: buildLegend(series, phrases),
    footer: writeFooter(
      { ...input, lacking, method: method.filter((part) => part !== null).join(phrases.signs.semicolon) },
      phrases,
    ),
    alt: notice === null ? alt : `${notice}${phrases.signs.stop}${phrases.signs.gap}${alt}`,
  };
}

/** An average is no share of anything. */
function hasShares({ draw, points }: SpecSeries): boolean {
  return draw !== "average" && points.some(({ y }) => y !== null && !Number.isInteger(y));
}

function cleanOrNull(text: string | null | undefined): string | null {
  const cleaned = cleanText(text ?? "");
  return cleaned === "" ? null : cleaned;
}
