import type { ChartFacts } from "@groundswell/charts";

/** What was read for a chart. */
export interface FactsRead {
  facts: ChartFacts;
  /** The projects that it shows. */
  projectIds: readonly number[];
}
