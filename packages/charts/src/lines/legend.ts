import type { Quality } from "@groundswell/core";
import type { Reading } from "../phrases/index.ts";
import { isFigure, QUALITY_ORDER } from "./runs.ts";
import type { LegendEntry, SpecSeries } from "../spec.ts";

/** Styles that a line's own entry explains; the others say something about figures that its name does not. */
const PLAIN: readonly Quality[] = ["observed", "surviving"];

/**
 * How the lines are to be told apart, where there are several, and their styles to be read: only what occurs. A single
 * line of observed figures needs no words.
 */
export function buildLegend(series: readonly SpecSeries[], phrases: Pick<Reading, "quality">): LegendEntry[] {
  const styles = series.map(({ points, draw }) => {
    // An average is drawn as if observed.
    const drawn = draw === "average" ? [] : points.filter(isFigure).map((point) => point.quality);
    const qualities = new Set(drawn);
    return QUALITY_ORDER.filter((quality) => qualities.has(quality));
  });
  const lines = series.flatMap(({ label, draw, last }, index): LegendEntry[] => {
    if (series.length < 2 || last === null) return [];
    const surest = styles[index]?.[0];
    if (surest === undefined) return [{ series: index, quality: "observed", text: label }];
    return [{ series: index, quality: surest, text: label, ...barSample(draw === "bars") }];
  });
  const told = new Set(lines.map((entry) => entry.quality).filter((quality) => PLAIN.includes(quality)));
  const used = QUALITY_ORDER.filter((quality) => styles.some((of) => of.includes(quality)));
  const gaps = series.some(({ draw, points }) => draw === "bars" && points.some((point) => !isFigure(point)));
  const gap = gaps ? [{ series: null, quality: "missing", text: phrases.quality.missing, sample: "bar" } as const] : [];
  if (used.length === 1 && used[0] === "observed") return [...lines, ...gap];
  const onlyBars = (quality: Quality) =>
    series.every(({ draw }, index) => draw === "bars" || !styles[index]?.includes(quality));
  const rest = used.filter((quality) => !told.has(quality));
  return [
    ...lines,
    ...rest.map((quality) => ({
      series: null,
      quality,
      text: phrases.quality[quality],
      ...barSample(onlyBars(quality)),
    })),
    ...gap,
  ];
}

function barSample(isBar: boolean): Pick<LegendEntry, "sample"> {
  return isBar ? { sample: "bar" } : {};
}
