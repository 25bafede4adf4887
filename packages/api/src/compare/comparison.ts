import type { Alignment, Day, IndexBase, InstantMs, Interval, Metric, Origin, OriginKind } from "@groundswell/core";
import type { ProjectRow, SeriesResult } from "@groundswell/db";
import type { PointList } from "./point-list.ts";

/** What is compared, and how: parameters that are understood, and projects that are found. */
export interface CompareQuery {
  projects: readonly AskedProject[];
  metric: Metric;
  align: Alignment;
  /** Null: whichever suits the longest series. */
  interval: Interval | null;
  /** Both included; null: from the first figure of any, to the last. */
  from: Day | null;
  to: Day | null;
  /** Of an index; null: the first day on which all have a value. */
  base: Day | null;
  origin: OriginKind;
  /** What was known at this instant; null for now. */
  asOf: InstantMs | null;
}

export interface AskedProject {
  project: ProjectRow;
  /** The name that was asked for. */
  askedAs: string;
}

export interface Compared extends AskedProject {
  origin: Origin | null;
  base: IndexBase | null;
  points: PointList;
  sources: SeriesResult["sources"];
  knownAt: InstantMs | null;
}

export interface Comparison {
  interval: Interval;
  base: Day | null;
  series: Compared[];
  /** All that it was made from, so that another made from the same is the same; null: that can't be told. */
  from: string | null;
}
