import type { Quality } from "@groundswell/core";
import type { Phrases } from "./phrases.ts";
import { isFigure, QUALITY_ORDER } from "./runs.ts";
import type { LegendEntry, SpecSeries } from "./spec.ts";

/** Styles that a line's own entry explains; the others say something about figures that its name does not. */
const PLAIN: readonly Quality[] = ["observed", "surviving"];

/**
 * How the lines are to be told apart, where there are several, and their styles to be read: only what occurs. A single
 * line of observed figures needs no words.
 */
export function buildLegend(series: readonly SpecSeries[], phrases: Phrases): LegendEntry[] {
  const styles = series.map(({ points }) => {
    const drawn = new Set(points.filter(isFigure).map((point) => point.quality));
    return QUALITY_ORDER.filter((quality) => drawn.has(quality));
  });
  const lines = series.flatMap(({ label }, index): LegendEntry[] => {
    const surest = styles[index]?.[0];
    return series.length < 2 || surest === undefined ? [] : [{ series: index, quality: surest, text: label }];
  });
  const told = new Set(lines.map((entry) => entry.quality).filter((quality) => PLAIN.includes(quality)));
  const used = QUALITY_ORDER.filter((quality) => styles.some((of) => of.includes(quality)));
  if (used.length === 1 && used[0] === "observed") return lines;
  const rest = used.filter((quality) => !told.has(quality));
  return [...lines, ...rest.map((quality) => ({ series: null, quality, text: phrases.quality[quality] }))];
}
