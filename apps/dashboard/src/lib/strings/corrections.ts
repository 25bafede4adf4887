import type { CorrectionKind } from "@groundswell/wire";

export const CORRECTION_TEXT: Record<CorrectionKind, string> = {
  "totals corrected": "Totals corrected",
  "stars taken back since": "Stars taken back since",
  "days filled in": "Days filled in",
  "releases corrected": "Releases corrected",
  "effect judged anew": "Effect judged anew",
  renamed: "Renamed",
};

/** What each kind means, for who has not met it before. */
export const CORRECTION_WHY: Record<CorrectionKind, string> = {
  "totals corrected": "Other figures are known now of days that the chart shows.",
  "stars taken back since": "Fewer of the stars given then are still there: people take stars back.",
  "days filled in": "Days that the chart shows as a gap are known now.",
  "releases corrected": "Other releases are known now of the time that the chart shows.",
  "effect judged anew": "The weeks around the story give another verdict now.",
  renamed: "A project in the chart has another name now. No figure has changed.",
};

/** What the page of corrections says. */
export const correctionStrings = {
  title: "Corrections",
  lead: "A chart in a published story never changes: it shows what was known on the day that it is pinned to. Where that past has become known otherwise since, it is written down here.",
  about:
    "Each pinned chart is compared with what is known now, on the days that it shows. Figures after its last day are news, not corrections.",
  none: "No pinned chart has had to be corrected",
  noneMore: "Pins are compared again whenever facts of their projects change. What differs then stands here.",
  noneOfPin: "Nothing that this chart shows has become known otherwise",
  noneOfProject: (repo: string) => `Nothing in charts that show ${repo} has become known otherwise`,
  noneOlder: "There are no older corrections",
  unknownProject: (repo: string) => `No watched project is or was called “${repo}”`,
  unknownMore: "Write it as owner/name, or take one of those that the field proposes.",
  project: "Only of charts that show",
  hint: "owner/name",
  filter: "Show",
  onlyPin: "Only those of one pinned chart.",
  onlyProject: (repo: string) => `Only those of charts that show ${repo}.`,
  all: "All corrections",
  older: "Older corrections",
  notFound: "No such page of the corrections.",
  allOf: (repo: string) => `All of ${repo}`,
  shownThen: "shown",
  knownNow: "known now",
  nothing: "nothing",
  on: (day: string) => `on ${day}`,
  reported: (chart: string, kind: string) => `correction of ${chart} (${kind.toLowerCase()})`,
  pinnedTo: (when: string) => `Pinned as known on ${when}.`,
  chart: "The chart as published",
  figures: "Its figures",
  now: "What is known now",
  found: (when: string) => `Found on ${when}`,
  foundBetween: (first: string, last: string) => `Found on ${first}, last found otherwise on ${last}`,
} as const;
