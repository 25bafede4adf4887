import type { CsvContext } from "../../csv/list-notes.ts";

/** Who writes a chart's table: where it is, as those who cite it are told, and what stands above it besides. */
export interface CsvWriter {
  context: CsvContext;
  requestUrl: string;
  terms: readonly string[];
}
