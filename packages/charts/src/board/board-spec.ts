import type { Estimate, MomentumLabel } from "@groundswell/core";
import type { Axis, SpecBase } from "../spec.ts";

/** One project of the board, with its figures as the board writes them. */
export interface BoardSpecRow {
  repo: string;
  name: string;
  label: MomentumLabel;
  labelText: string;
  /** What is to be known beside the label: `one-day spike`. */
  notes: string[];
  /** The recent rate over the one before, with its 90 % interval; null: no estimate. */
  momentum: Estimate | null;
  /** `1.31×`; null without an estimate. */
  momentumText: string | null;
  /** `1.03–1.65×`. */
  intervalText: string | null;
  starsPerDay: number | null;
  perDayText: string | null;
  stars: number | null;
  starsText: string | null;
  /** Label and notes. */
  said: string;
  /** Where there is no room for columns: momentum and rate. */
  figures: string;
}

/** The momentum board: a row for each project, and its momentum on an axis of factors that all rows share. */
export interface BoardSpec extends Omit<SpecBase, "x" | "y" | "interval"> {
  mark: "board";
  /** Factors, on a logarithmic scale; 1, the rate before, is always among them. */
  x: Axis & { kind: "factor" };
  /** In their order, as many as there is room for. */
  rows: BoardSpecRow[];
  /** How many others there are, in words; null: none. */
  more: string | null;
  headings: { project: string; momentum: string; perDay: string; stars: string };
}
