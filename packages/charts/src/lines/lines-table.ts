import { dayFromNumber } from "@groundswell/core";
import type { ChartTable, TableCell } from "../chart-table.ts";
import { namePlace } from "./name-place.ts";
import { phrasesFor } from "../phrases/index.ts";
import { QUALITY_ORDER } from "./runs.ts";
import type { ChartSpec, SpecPoint } from "../spec.ts";

/**
 * Everything that the chart draws, as rows, oldest first. A day without any figure appears once, where its gap begins.
 */
export function linesToTable(spec: ChartSpec): ChartTable {
  const phrases = phrasesFor(spec.language);
  const byDay = spec.series.map(({ points }) => new Map(points.map((point) => [point.x, point])));
  const days = [...new Set(byDay.flatMap((points) => [...points.keys()]))].sort((a, b) => a - b);
  const isAge = spec.x.kind === "age";
  const draw = spec.series.some((s) => s.draw === "bars") ? "bars" : "line";
  const say = spec.flow === true ? phrases.flow : phrases.number;
  const toCell = (point: SpecPoint | undefined): TableCell => ({
    value: point?.y ?? null,
    text: point === undefined || point.y === null ? phrases.noFigure : say(point.y),
    quality: point?.quality ?? "missing",
    receipt: point?.receipt === null || point === undefined ? null : (spec.receipts[point.receipt] ?? null),
  });
  return {
    caption: spec.strings.alt,
    columns: [
      isAge ? phrases.columns.age : phrases.columns.date,
      ...spec.series.map((s) => s.label),
      phrases.columns.provenance,
    ],
    rows: days.map((x) => {
      const cells = byDay.map((points) => toCell(points.get(x)));
      const known = new Set(cells.filter((cell) => cell.value !== null).map((cell) => cell.quality));
      const qualities = known.size === 0 ? (["missing"] as const) : QUALITY_ORDER.filter((q) => known.has(q));
      const provenance = qualities.map((quality) => phrases.quality[quality]).join(phrases.signs.semicolon);
      return { t: isAge ? null : dayFromNumber(x), date: namePlace(x, draw, spec, phrases), cells, provenance };
    }),
  };
}
