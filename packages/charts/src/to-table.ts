import type { AnySpec } from "./any-spec.ts";
import { boardToTable } from "./board/board-table.ts";
import type { ChartTable } from "./chart-table.ts";
import { effectToTable } from "./effect/effect-table.ts";
import { linesToTable } from "./lines/lines-table.ts";
import { timelineToTable } from "./timeline/timeline-table.ts";

/**
 * Everything that the chart draws, as rows, oldest first (of a board, the leader first). A day without any figure appears
 * once, where its gap begins.
 */
export function toTable(spec: AnySpec): ChartTable {
  switch (spec.mark) {
    case "line":
      return linesToTable(spec);
    case "weeks":
      return effectToTable(spec);
    case "timeline":
      return timelineToTable(spec);
    case "board":
      return boardToTable(spec);
  }
}
