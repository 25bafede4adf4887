import type { OriginKind } from "./compare.ts";

/** A line of a chart. */
export interface ChartLine {
  /** owner/name as GitHub spells it today. */
  repo: string;
  name: string;
  /** By age, what it is counted from; null: not known, and there is no line. */
  origin?: { of: OriginKind } | null;
}

/** What `/charts/….json` answers, as far as it is the same of every chart. */
export interface ChartAnswer {
  id: string;
  kind: "project" | "compare" | "releases" | "effect" | "board";
  title: string;
  /** What a person would say who describes the chart. */
  alt: string;
  /** When the newest fact shown was known, ISO; null: nothing is. */
  asOf: string | null;
  /** Address of the page of it. */
  page: string;
  /** In the order asked for. */
  series: ChartLine[];
  /** Of an index, the day that is 100. */
  base?: string | null;
  /** Everything that is drawn, as the charts' own package describes it. */
  spec: unknown;
}
