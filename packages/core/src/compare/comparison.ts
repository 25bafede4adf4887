import type { Point } from "../series.ts";
import type { IndexBase } from "./index-base.ts";

/**
 * What series are laid beside each other by.
 * - `date`: the calendar, one axis for all
 * - `age`: days since each project's own beginning
 * - `index`: the calendar, each series as a share of its own value on one day, which is 100
 */
export const ALIGNMENTS = ["date", "age", "index"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Totals go on from day to day, flows are of a day. */
export type SeriesKind = "total" | "flow";

/** A point with how many days after the project's beginning its first day is; only where series are aligned by age. */
export interface AlignedPoint extends Point {
  age?: number;
}

export interface AlignedSeries {
  points: AlignedPoint[];
  /** Only of an index. */
  base: IndexBase | null;
}
