import { dayFromNumber } from "@groundswell/core";
import type { EffectSpec } from "./effect-spec.ts";
import { WEEK } from "./effect-weeks.ts";
import { phrasesFor } from "../phrases/index.ts";
import type { ChartTable, TableCell } from "../chart-table.ts";

/**
 * The chart of weeks around a story as rows, oldest first: the project's stars, and what the peers' same week would mean
 * at its level (tenth percentile, median, ninetieth). A gap appears
 * once, where it begins, and wherever peers are known; without any peers there are no columns of theirs.
 */
export function effectToTable(spec: EffectSpec): ChartTable {
  const { effect, columns, quality, noFigure, number, dateRange } = phrasesFor(spec.language);
  const own = new Map(spec.series.flatMap(({ points }) => points.map((point) => [point.x, point.y])));
  const peers = new Map(spec.band.flat().map((week) => [week.x, week]));
  const weeks = [...new Set([...own.keys(), ...peers.keys()])].sort((a, b) => a - b);
  const toCell = (value: number | null | undefined): TableCell => ({
    value: value ?? null,
    text: value === null || value === undefined ? noFigure : number(value),
    quality: value === null || value === undefined ? "missing" : "observed",
    receipt: null,
  });
  const { week, low, middle, high } = effect.columns;
  const hasPeers = peers.size > 0;
  return {
    caption: spec.strings.alt,
    columns: [
      week,
      ...spec.series.map((series) => series.label),
      ...(hasPeers ? [low, middle, high] : []),
      columns.provenance,
    ],
    rows: weeks.map((x) => {
      const from = Math.floor(x - WEEK / 2);
      const stars = own.get(x);
      const others = peers.get(x);
      const cells = [stars, ...(hasPeers ? [others?.low, others?.middle, others?.high] : [])].map(toCell);
      const isKnown = stars !== null && stars !== undefined;
      return {
        t: dayFromNumber(from),
        date: dateRange(from, from + WEEK - 1, true),
        cells,
        provenance: isKnown ? effect.basis : quality.missing,
      };
    }),
  };
}
