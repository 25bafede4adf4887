import type { ChartFacts } from "@groundswell/charts";
import type { InstantMs } from "@groundswell/core";

/** What was read for a chart. */
export interface FactsRead<Facts extends ChartFacts = ChartFacts> {
  facts: Facts;
  /** The projects that it shows. */
  projectIds: readonly number[];
  /** Of a live chart, until when it is good though the data stay the same; null: for as long as they do. */
  goodUntil: InstantMs | null;
}
