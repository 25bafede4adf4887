import type { Day, Quality } from "@groundswell/core";

export interface TableCell {
  value: number | null;
  /** As read by a person: all digits, or that there is no figure. */
  text: string;
  quality: Quality;
  /** The receipt's public id. */
  receipt: string | null;
}

export interface TableRow {
  /** The day, or the first of the week or month; null where rows are of something else. */
  t: Day | null;
  /** What the row is of, as a person reads it. */
  date: string;
  /** One for each series. */
  cells: TableCell[];
  /** How the row's figures were come by, the surest first; of a release or a board's project, what kind it is. */
  provenance: string;
}

/** The chart's figures for an HTML table. */
export interface ChartTable {
  caption: string;
  /** Heading of what the rows are of, one for each series, heading of the provenance. */
  columns: string[];
  rows: TableRow[];
}
