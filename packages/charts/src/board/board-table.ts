import type { BoardSpec } from "./board-spec.ts";
import type { ChartTable, TableCell } from "../chart-table.ts";
import { phrasesFor } from "../phrases/index.ts";

/** The board's rows, the leader first: momentum, its interval, stars a day, stars, and what is said of the momentum. */
export function boardToTable(spec: BoardSpec): ChartTable {
  const { columns, board, noFigure } = phrasesFor(spec.language);
  const toCell = (value: number | null, text: string | null): TableCell => ({
    value,
    text: text ?? noFigure,
    quality: text === null ? "missing" : "observed",
    receipt: null,
  });
  return {
    caption: spec.strings.alt,
    columns: [columns.project, board.momentum, board.interval, board.perDay, board.stars, columns.kind],
    rows: spec.rows.map((row) => ({
      t: null,
      date: row.name,
      cells: [
        toCell(row.momentum?.value ?? null, row.momentumText),
        toCell(null, row.intervalText),
        toCell(row.starsPerDay, row.perDayText),
        toCell(row.stars, row.starsText),
      ],
      provenance: row.said,
    })),
  };
}
