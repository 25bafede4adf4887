import type { TableWords } from "./table-words.ts";

/** What tables of figures are worded with, apart from the rest, so that a page's script can do with just these. */
export const EN_TABLE: TableWords = {
  signs: { colon: ": ", semicolon: "; ", comma: ", ", item: "; ", stop: ".", gap: " ", open: " (", close: ")" },
  columns: {
    date: "Date (UTC)",
    age: "Age in days",
    project: "Project",
    release: "Release",
    kind: "Kind",
    provenance: "How the figure was come by",
  },
  effect: {
    columns: {
      week: "Week",
      low: "Similar projects, tenth percentile",
      middle: "Similar projects, median",
      high: "Similar projects, ninetieth percentile",
    },
    basis: "net change of observed totals over seven days",
  },
};
