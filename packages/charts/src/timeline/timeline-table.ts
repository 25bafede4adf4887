import { dayFromNumber } from "@groundswell/core";
import type { ChartTable } from "../chart-table.ts";
import { phrasesFor } from "../phrases/index.ts";
import type { TimelineSpec } from "./timeline-spec.ts";

/** Every release of the timeline as a row, oldest first: its day, its tag, and its kind. */
export function timelineToTable(spec: TimelineSpec): ChartTable {
  const { columns, date } = phrasesFor(spec.language);
  const releases = spec.marks.flatMap(({ lane, items }) =>
    items.map(({ x, tag }) => ({ x, tag, kind: spec.lanes[lane]?.label ?? "" })),
  );
  releases.sort((a, b) => a.x - b.x);
  return {
    caption: spec.strings.alt,
    columns: [columns.date, columns.release, columns.kind],
    rows: releases.map(({ x, tag, kind }) => ({
      t: dayFromNumber(x),
      date: date(x),
      cells: [{ value: null, text: tag, quality: "observed", receipt: null }],
      provenance: kind,
    })),
  };
}
