import { dayFromNumber, type Day, type Quality } from "@groundswell/core";
import { phrasesFor } from "./phrases.ts";
import { QUALITY_ORDER } from "./runs.ts";
import type { ChartSpec, SpecPoint } from "./spec.ts";

export interface TableCell {
  value: number | null;
  /** As read by a person: all digits, or that there is no figure. */
  text: string;
  quality: Quality;
  /** The receipt's public id. */
  receipt: string | null;
}

export interface TableRow {
  t: Day;
  date: string;
  /** One for each series. */
  cells: TableCell[];
  /** How the row's figures were come by, the surest first. */
  provenance: string;
}

/** The chart's figures for an HTML table. */
export interface ChartTable {
  caption: string;
  /** Heading of the date, one for each series, heading of the provenance. */
  columns: string[];
  rows: TableRow[];
}

/**
 * Everything that the chart draws, as rows, oldest first. A day without any figure appears once, where its gap begins.
 */
export function toTable(spec: ChartSpec): ChartTable {
  const phrases = phrasesFor(spec.language);
  const byDay = spec.series.map(({ points }) => new Map(points.map((point) => [point.x, point])));
  const days = [...new Set(byDay.flatMap((points) => [...points.keys()]))].sort((a, b) => a - b);
  const toCell = (point: SpecPoint | undefined): TableCell => ({
    value: point?.y ?? null,
    text: point === undefined || point.y === null ? phrases.noFigure : phrases.number(point.y),
    quality: point?.quality ?? "missing",
    receipt: point?.receipt === null || point === undefined ? null : (spec.receipts[point.receipt] ?? null),
  });
  return {
    caption: spec.strings.alt,
    columns: [phrases.columns.date, ...spec.series.map((s) => s.label), phrases.columns.provenance],
    rows: days.map((x) => {
      const cells = byDay.map((points) => toCell(points.get(x)));
      const known = new Set(cells.filter((cell) => cell.value !== null).map((cell) => cell.quality));
      const qualities = known.size === 0 ? (["missing"] as const) : QUALITY_ORDER.filter((q) => known.has(q));
      const provenance = qualities.map((quality) => phrases.quality[quality]).join("; ");
      return { t: dayFromNumber(x), date: phrases.date(x), cells, provenance };
    }),
  };
}
