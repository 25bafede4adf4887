import type { CorrectionKind } from "@groundswell/wire";

export const CORRECTION_TEXT: Record<CorrectionKind, string> = {
  "totals corrected": "Totals corrected",
  "stars taken back since": "Stars taken back since",
  "days filled in": "Days filled in",
  "releases corrected": "Releases corrected",
  "effect judged anew": "Effect judged anew",
  renamed: "Renamed",
};

/** What the page of corrections says. */
export const correctionStrings = {
  title: "Corrections",
  lead: "A chart in a published story never changes: it shows what was known on the day that it is pinned to. Where that past has become known otherwise since, it is written down here.",
  about:
    "Each pinned chart is compared with what is known now, on the days that it shows. Figures after its last day are news, not corrections.",
  none: "No pinned chart has had to be corrected.",
  noneOfPin: "Nothing that this chart shows has become known otherwise.",
  noneOlder: "There are no older corrections.",
  onlyPin: "Only those of one pinned chart.",
  onlyProject: (repo: string) => `Only those of charts that show ${repo}.`,
  all: "All corrections",
  older: "Older corrections",
  notFound: "No such page of the corrections.",
  pinnedTo: (when: string) => `Pinned as known on ${when}.`,
  chart: "The chart as published",
  figures: "its figures",
  now: "what is known now",
  found: (when: string) => `Found on ${when}`,
  foundBetween: (first: string, last: string) => `Found on ${first}, last found otherwise on ${last}`,
} as const;
